// `node tests/bench/run.mjs tasks-screen.mjs`: the tasks screen with 20,000 tasks in the workbench's page, in Chromium.
// Prints one line of JSON; times in milliseconds: `paint` from the event to the frame that shows it, `work` of the main thread in it.
import process from 'node:process';
import { openPage, percentile } from './page.support.mjs';

const tasks = Number(process.argv[2] ?? 20_000);
const rounds = 9;
const bench = await openPage({ entry: 'tasks-plugin.support.ts', query: `vault=empty&fresh&tasks=${tasks}` });
const { page } = bench;
const repeat = (action, inputs, prepare) => bench.repeat(rounds, action, inputs, prepare);
const machine = await bench.machine();
await page.evaluate(() => window.bench.open());
const idle = await repeat(() => undefined, [0]);
const toAccounts = () => page.evaluate(() => { window.bench.tab('accounts'); });
// The very first time nothing is compiled yet, and all rows are made.
const coldPaint = await bench.repeat(1, () => { window.bench.tab('tasks'); }, [0]);
const firstPaint = await repeat(() => { window.bench.tab('tasks'); }, [0], toAccounts);
const sort = await repeat((nth) => { document.querySelectorAll('.acct-heading-button')[nth].click(); }, [1, 0, 3, 2]);
const group = await repeat((name) => {
	const select = document.querySelector('.acct-group-picker select');
	select.value = name;
	select.dispatchEvent(new Event('change'));
}, ['account', '', 'owner', 'due']);
const update = await repeat((nth) => { window.bench.touch(nth); }, [1, 400, 1_200, 1_999]);
const frames = await bench.scroll('.acct-tasks .acct-grid', 90_000);
const elements = await page.evaluate(() => document.querySelectorAll('.acct-tasks *').length);

await bench.close();
console.log(JSON.stringify({
	bench: 'tasks-screen', tasks, ...machine,
	idle, coldPaint, firstPaint, sort, group, update, scrollMedian: percentile(frames, 0.5), scroll95: percentile(frames, 0.95), elements,
	must: { firstPaint: 50, scroll95: 16 },
}));
