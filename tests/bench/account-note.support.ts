/** Account notes as customer teams have them generated: about 3 kB, no two alike. */
const companies = ['Brightloom', 'Okapi Robotics', 'Polder Energy', 'Quillon Health', 'Northgate Foods', 'Tarn Logistics'];
const people = ['Ada Brandt', 'Jonas Petrak', 'Mira Voss', 'Lukas Tiede'];
const words = 'storage cluster pilot renewal review budget capacity rack latency archive backup contract quarter rollout training gateway token region migration audit cache replica tenant roadmap security network'.split(' ');

/** A small generator, so that every run measures the same texts. */
function numbers(seed: number): () => number {
	let state = seed * 2_654_435_761 % 4_294_967_296;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
		return state / 4_294_967_296;
	};
}

/** The text of one account note, the same for the same number. */
export function accountNote(seed: number): string {
	const next = numbers(seed + 1);
	const pick = (from: readonly string[]): string => from[Math.floor(next() * from.length)] ?? '';
	const sentence = (length: number): string => Array.from({ length }, () => pick(words)).join(' ');
	const bullets = (count: number, mark = ''): string => Array.from({ length: count }, () => `- ${mark}${sentence(12 + Math.floor(next() * 14))}, ${sentence(4)}; ${sentence(3)}.`).join('\n');
	const day = `2025-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`;
	const name = `${pick(companies)} ${String(seed)}`;
	return `---
type: customer
title: ${name}
last_contact: '${day}'
created: '2025-01-03'
tags:
- type/customer
- generated
---

# ${name}

## Recent Context

- ${day}: [[${day} - ${sentence(2)}]] - ${sentence(18)} (via ${pick(people)})
- 2025-02-11: [[2025-02-11]] - ${sentence(15)} (via [[${pick(people)}]])

## Key Facts

${bullets(6)}

## Topics

${sentence(3)} (${sentence(2)}, ${sentence(2)}), ${sentence(4)}, ${sentence(3)}, ${sentence(5)} (${sentence(3)}, ${sentence(2)})

## Open Tasks

- [ ] ${sentence(14)} 📅 ${day}
- [?] ${sentence(9)}

## Account Status

| Field | Value |
|-------|-------|
| **Status** | Active |
| **Industry** | _Unknown_ |

## Key Contacts

_No key contacts identified._

## Opportunities

${bullets(2)}

## Blockers

${bullets(1, '❌ ')}

## Key Decisions

${bullets(1, '✅ ')}

## Related

<!-- Links to what belongs to this account -->
`;
}
