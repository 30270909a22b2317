/** Light stemming of English; harmless to other languages. */

const irregularWords = (
	'format:format formats:format formatted:format weekly:weekly monthly:monthly quarterly:quarterly uses:use used:use using:use sent:send met:meet meeting:meeting meetings:meeting built:build made:make wrote:write written:write gave:give given:give told:tell '
	+ 'spoke:speak spoken:speak found:find began:begin begun:begin held:hold ran:run bought:buy sold:sell kept:keep said:say took:take taken:take '
	+ 'won:win lost:lose paid:pay payment:payment payments:payment introduction:introduce introductions:introduce introducing:introduce decision:decide decisions:decide '
	+ 'decided:decide approval:approve approvals:approve proposal:proposal proposals:proposal renewal:renew renewals:renew deployment:deploy '
	+ 'deployments:deploy agreement:agreement agreements:agreement requirement:requirement requirements:requirement assessment:assess '
	+ 'alignment:align documentation:documentation documents:document document:document analysis:analyse analyses:analyse analyze:analyse analyzing:analyse analyzed:analyse '
	+ 'people:person children:child pricing:price implementation:implement migration:migrate integration:integrate confirmation:confirm '
	+ 'presentation:presentation presentations:presentation evaluation:evaluate demonstration:demo installation:install preparation:prepare validation:validate '
	+ 'verification:verify discussion:discuss discussions:discuss investigation:investigate invitation:invite clarification:clarify business:business '
	+ 'extension:extend expansion:expand conclusion:conclude revision:revise submission:submit comparison:compare production:production question:question function:function position:position news:news process:process access:access address:address class:class pass:pass status:status focus:focus series:series sales:sales '
	+ 'agreed:agree supplier:supply suppliers:supply preference:prefer preferences:prefer subscriber:subscribe subscription:subscribe reminder:remind reminders:remind delivery:deliver deliveries:deliver renewing:renew announcement:announce arrangement:arrange maintenance:maintain translation:translate registration:register explanation:explain led:lead brought:bring sought:seek drew:draw drawn:draw shown:show grew:grow grown:grow rose:rise risen:rise fell:fall fallen:fall chose:choose chosen:choose spent:spend lent:lend gone:go got:get done:do organization:organisation organizations:organisation organize:organise finalize:finalise summarize:summarise utilize:utilise'
);

let irregular: ReadonlyMap<string, string> | null = null;

function irregularOf(word: string): string | undefined {
	irregular ??= new Map(irregularWords.split(' ').map((pair) => pair.split(':') as [string, string]));
	return irregular.get(word);
}

/** A word without its ending: light stemming of English, harmless to other languages. */
export function stemOf(word: string): string {
	const known = irregularOf(word);
	if (known !== undefined) return known === word ? word : stemOf(known);
	if (word.length < 4 || !/^[a-z-]+$/.test(word)) return word;
	if (/(?:ss|us|is)$/.test(word)) return word;
	const single = word.replace(/ies$/, 'y').replace(/(?:(s|x|z|ch|sh)es|([^s])s)$/, '$1$2');
	const stem = withoutSuffix(single);
	if (stem.length < 3) return word;
	if (stem.length < 4) return stem;
	return stem.replace(/([bdgklmnprt])\1$/, '$1').replace(/e$/, '').replace(/y$/, 'i');
}

function withoutSuffix(word: string): string {
	if (word.length < 5) return word;
	const past = word.replace(/ied$/, 'y').replace(/([^e])ed$/, '$1');
	const plain = past !== word || word.length < 6 ? past
		: word.replace(/abilit(?:y|i)$/, 'able').replace(/ibilit(?:y|i)$/, 'ible').replace(/(.{3})ing$/, '$1');
	return plain.length < 6 ? plain : plain
		.replace(/(.{4})(?:ation|ator|ate|at)$/, '$1').replace(/(.{5}[ct])ion$/, '$1').replace(/(.{5})ment$/, '$1').replace(/(.{5})ly$/, '$1');
}
