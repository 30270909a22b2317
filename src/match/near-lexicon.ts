/**
 * What the comparison of short texts knows of words: which say nothing, which
 * say much the same, which say the opposite. General English of business notes,
 * with the commonest function words of German, French and Spanish. Words only;
 * they are made into tables when first needed (see near-vocabulary).
 */

/** Words that say nothing by themselves. */
export const stopWords = (
	'a an the this that these those some it its they them their we us our you your i me my he him his she her '
	+ 'is are was were be been being am do does did has have had having will would shall should can could may might must '
	+ 'to of in on at for with by from as into onto about regarding concerning re around via per through over under within and or plus also '
	+ 'if whether so then than there here when where which who whom whose what how up out off please kindly ensure make sure '
	+ 'need needs needed want wants wanted going would-like try let lets etc eg e.g ie i.e including incl vs versus everyone everybody such any both each very just still again '
	+ 'about around approximately approx roughly circa ca due tbd tba tbc asap fyi remember forget able in-order possible possibly soon next-step '
	+ 'der die das den dem des ein eine einen einem einer und oder mit für von zu zum zur im am auf bei aus an ist sind wird '
	+ 'le la les un une des du de et ou avec pour par dans sur au aux est sont el los las una y o con para por en al del es'
);

/** Words that colour a thing without saying which one. */
export const lightWords = (
	'all new latest updated full brief quick quickly short detailed current upcoming further additional more other various several overall '
	+ 'relevant related appropriate necessary required initial potential possible specific general main key important '
	+ 'team side part way thing next back together internally directly properly better good regular regularly existing available associated '
	+ 'opportunity idea option detail information info material approach regard status process work use using based currently '
	+ 'ahead once during while since because after before until action item task'
);

/**
 * Words a line share their meaning closely enough for one to stand for the other.
 * A line that begins with ! holds for the verb of a task only, one with * for all other places.
 */
export const synonymLines = [
	'!send share provide forward email give deliver supply submit circulate pass pass-on send-out hand-out distribute hand-over send-over transmit resend',
	'!contact reach-out ping get-touch touch-base connect',
	'!contact email mail write message drop-line',
	'!contact call phone ring ring-up call-up',
	'!call phone ring speak talk',
	'!follow-up check-in circle-back chase chase-up get-back',
	'!follow-up contact reach-out touch-base check-in',
	'!book reserve',
	'!schedule arrange organise organize sort-out book set-up line-up coordinate plan-in fix-date set-date',
	'!cancel call-off',
	'!postpone put-off push-back delay defer',
	'!find dig-out track-down locate line-up source',
	'!work collaborate cooperate',
	'!push press urge',
	'!hold run host organise organize',
	'!create spin-up set-up',
	'!involve loop-in include add',
	'!perform conduct carry-out execute run',
	'!return give-back hand-back send-back',
	'!prepare draft write write-up draw-up put-together',
	'!prepare create build produce develop make put-together pull-together compile assemble generate work-out come-up draw-up devise',
	'!clean-up clean tidy-up tidy',
	'!remind nudge',
	'!complete fill-in fill-out',
	'!clarify clear-up',
	'!confirm firm-up',
	'!finalise finalize nail-down agree',
	'!check find-out',
	'own responsible accountable',
	'base locate situate',
	'need require want',
	'!review check examine assess evaluate inspect go-over look-over go-through work-through look-at read',
	'!check verify confirm validate double-check ensure make-sure test',
	'!investigate research explore look-into find-out examine study dig-into analyse analyze',
	'!analyse analyze evaluate assess',
	'!discuss talk speak cover go-over talk-through raise bring-up walk-through',
	'!ask request',
	'!ask check inquire',
	'!return send-back',
	'!request get obtain collect gather solicit procure',
	'!tell inform notify update brief let-know advise alert',
	'!introduce connect put-touch intro introduction',
	'!determine decide define pin-down identify find-out figure-out work-out clarify find establish',
	'!clarify confirm find-out ask',
	'!update revise refresh edit amend modify adjust change',
	'!fix resolve solve repair address correct troubleshoot sort-out',
	'!complete finish finalise finalize conclude wrap-up close-out',
	'!demonstrate demo show present showcase walk-through',
	'!deploy roll-out launch release ship go-live',
	'!set-up setup configure install provision',
	'!invite add include',
	'!document write-up record capture log note',
	'!monitor track watch keep-an-eye follow observe',
	'!sign execute countersign',
	'!renew extend',
	'!set set-up establish',
	'!approve sign-off authorise authorize',
	'!submit hand-in file lodge',
	'!raise open file lodge',
	'!give provide grant',
	'*sign-off signoff approval',
	'!escalate raise flag push',
	'!look-into follow-up-on investigate',
	'!align sync coordinate agree',
	'!propose suggest recommend offer',
	'!explain clarify describe walk-through',
	'!join attend participate',
	'!operate run',
	'!move migrate transfer shift',
	'!hire recruit',
	'*meeting meet call session sync catch-up chat discussion conversation talk appointment touchpoint',
	'*deck slide presentation slidedeck powerpoint ppt',
	'*document doc documentation paper docs',
	'*contract agreement',
	'*quote quotation',
	'*price pricing cost pricelist',
	'*customer client',
	'*feedback comment input',
	'*issue problem bug defect',
	'*requirement need',
	'!answer respond reply get-back',
	'*answer response reply',
	'*question query',
	'*minutes notes summary recap note',
	'summary summarise recap',
	'*option alternative',
	'*kickoff kick-off start launch',
	'*permission access right',
	'*specification spec',
	'*demo demonstration',
	'*environment env',
	'*configuration config setup',
	'*application app',
	'*repository repo',
	'*architecture design',
	'*introduction intro',
	'*estimate estimation',
	'*colleague coworker',
	'*capability feature functionality function',
	'*timeline timetable schedule',
	'*poc proof-of-concept pilot',
	'*legal lawyer counsel',
	'*report write-up',
	'*vendor supplier',
	'*employee staff',
	'*figure number count statistic',
	'own owner',
	'*help-desk helpdesk service-desk',
	'*bill invoice',
	'*manager lead head',
	'*purchase buy procurement acquisition',
	'*worry concern',
	'*usage consumption use',
	'*onboarding on-boarding',
	'big large',
	'fast quick rapid',
	'begin start commence',
	'help assist support',
	'provide offer supply',
	'use utilise utilize leverage adopt',
	'show display',
	'company firm organisation organization',
	'increase grow rise growth raise',
	'decrease reduce drop decline cut lower',
	'buy purchase acquire',
	'focus concentrate',
	'primary main',
	'yearly annual annually',
	'quarterly quarter',
] as const;

/** Each of a pair says the opposite of the other. */
export const antonymPairs = (
	'send:receive send:get send:collect send:request share:request share:receive provide:receive provide:request '
	+ 'increase:decrease increase:reduce raise:lower grow:shrink rise:fall start:stop start:end start:finish begin:end open:close '
	+ 'approve:reject accept:decline accept:reject enable:disable activate:deactivate buy:sell add:remove add:delete create:delete '
	+ 'import:export upload:download include:exclude hire:fire win:lose won:lost before:after internal:external inbound:outbound '
	+ 'minimum:maximum min:max more:less more:fewer high:low higher:lower first:last first:final old:new up:down input:output '
	+ 'incoming:outgoing public:private manual:automatic manual:automated sync:async join:leave push:pull pass:fail '
	+ 'all:some all:none many:few always:never with:without early:late earlier:later left:right top:bottom '
	+ 'draft:final draft:review draft:sign draft:finalise prepare:review write:review prepare:send review:send review:sign review:approve '
	+ 'schedule:cancel schedule:reschedule schedule:postpone confirm:cancel book:cancel renew:cancel keep:cancel propose:reject '
	+ 'install:uninstall subscribe:unsubscribe lock:unlock encrypt:decrypt connect:disconnect deploy:rollback '
	+ 'debit:credit lend:borrow ask:tell ask:answer question:answer supplier:customer vendor:customer buyer:seller '
	+ 'above:below north:south east:west true:false valid:invalid frontend:backend client:server staging:production test:production on-premises:cloud monthly:weekly '
	+ 'monthly:quarterly monthly:annual weekly:daily quarterly:annual'
);

/** Words that deny what follows. */
export const negators = 'un non not no never none nor neither without cannot cant dont doesnt didnt wont wouldnt shouldnt isnt arent wasnt werent hasnt havent hadnt nicht kein keine keinen ohne nie pas sans jamais nunca sin';

/** Verbs that turn what follows round; the other text has to say it too. */
export const reversers = 'avoid stop cease prevent cancel skip refrain fail lack unable refuse decline reject unless except instead postpone delay pause drop abandon eliminate undo revert disable block';

/** Two words that make one idea. */
export const phrases = (
	'follow up|reach out|set up|sign off|check in|circle back|get back|touch base|look into|find out|send over|put together|hand over|kick off|'
	+ 'write up|catch up|roll out|look at|look over|go over|go through|talk through|walk through|wrap up|close out|work out|figure out|sort out|'
	+ 'double check|tidy up|clean up|drop line|fill in|fill out|pull together|draw up|come up|send out|pass on|hand out|chase up|ring up|call up|clear up|firm up|nail down|log in|log out|sign in|sign up|sum up|would like|work through|make sure|line up|call off|put off|push back|dig out|track down|spin up|loop in|carry out|give back|hand back|pin down|dig into|bring up|let know|go live|sync up|send back|help desk|time out|hand in|put touch|get touch|set date|fix date|in order'
);

/** Short and joined spellings, and what they stand for. */
export const spellings = (
	'dup:duplicate retro:retrospective followup:follow-up timeout:time-out one-to-one:one-on-one 1-on-1:one-on-one setup:set-up checkin:check-in '
	+ 'kickoff:kick-off catchup:catch-up rollout:roll-out writeup:write-up wrapup:wrap-up mtg:meeting mtgs:meeting w:with '
	+ 'info:information docs:documentation pls:please reqs:requirement req:requirement org:organisation perf:performance '
	+ 'infra:infrastructure admin:administrator auth:authentication eval:evaluation arch:architecture comms:communication '
	+ 'dept:department ops:operation mgmt:management hq:headquarters dev:development prod:production prep:prepare sched:schedule '
	+ 'intro:introduction login:log-in logins:log-in signin:sign-in signup:sign-up euro:eur euros:eur dollar:usd dollars:usd nr:number num:number qty:quantity amt:amount appt:appointment approx:approximately sw:software hw:hardware'
);
