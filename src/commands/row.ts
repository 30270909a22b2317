import type { Row } from '../account/records';
import { publicProblem } from './shapes';

/** The public fields of a row, in their order, and nothing that only screens need. */
export function publicRow(row: Row): Row {
	return {
		name: row.name,
		path: row.path,
		notes: row.notes,
		activityNoteCount: row.activityNoteCount,
		status: row.status,
		industry: row.industry,
		owner: row.owner,
		tags: row.tags,
		lastContact: row.lastContact && { date: row.lastContact.date, path: row.lastContact.path },
		nextContact: row.nextContact,
		staleness: {
			level: row.staleness.level,
			days: row.staleness.days,
			cadence: row.staleness.cadence,
			pastDue: row.staleness.pastDue,
		},
		openTaskCount: row.openTaskCount,
		proposedTaskCount: row.proposedTaskCount,
		blockerCount: row.blockerCount,
		opportunityCount: row.opportunityCount,
		duplicateNoteCount: row.duplicateNoteCount,
		problems: row.problems.map(publicProblem),
	};
}
