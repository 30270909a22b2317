import type { Conflict, ContextEntry, DuplicateGroup, Item, Mention, Problem, Task } from '../account/records';

/*
 * The public records, field by field: whatever the screens may add to theirs
 * later, scripts keep seeing exactly these.
 */

/** `Item {text,sources}`. */
export function publicItem({ text, sources }: Item): Item {
	return { text, sources: sources.map(({ path, line }) => ({ path, line })) };
}

/** `Task {account,text,state,…}`; absent values are null. */
export function publicTask(task: Task): Task {
	return {
		account: task.account,
		text: task.text,
		state: task.state,
		due: task.due,
		scheduled: task.scheduled,
		priority: task.priority,
		owner: task.owner,
		sources: task.sources.map(({ path, line, state }) => ({ path, line, state })),
		similar: task.similar.map(publicItem),
		disagree: task.disagree,
	};
}

/** `Conflict {field,values,chosen}`. */
export function publicConflict({ field, values, chosen }: Conflict): Conflict {
	return { field, values: values.map(({ value, path, date }) => ({ value, path, date })), chosen };
}

/** `Problem {code,path,line,message}`. */
export function publicProblem({ code, path, line, message }: Problem): Problem {
	return { code, path, line, message };
}

/** `{date,text,path,line}`. */
export function publicContext({ date, text, path, line }: ContextEntry): ContextEntry {
	return { date, text, path, line };
}

/** `{path,line,date,text}`. */
export function publicMention({ path, line, date, text }: Mention): Mention {
	return { path, line, date, text };
}

/** `{certainty,score,notes,reasons}`. */
export function publicGroup({ certainty, score, notes, reasons }: DuplicateGroup): DuplicateGroup {
	return { certainty, score, notes, reasons };
}
