/** Hosts where anybody has an address or a page: they say nothing about a company. */
const SHARED_HOSTS: ReadonlySet<string> = new Set(
	`gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me
	gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de mail.de posteo.de mailbox.org orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it
	mail.com mail.ru yandex.ru yandex.com qq.com 163.com 126.com naver.com daum.net hey.com fastmail.com zoho.com tutanota.com comcast.net verizon.net att.net btinternet.com
	yahoo.co.uk yahoo.co.jp yahoo.fr yahoo.de hotmail.co.uk hotmail.fr outlook.de outlook.fr bigpond.com uol.com.br terra.com.br
	linkedin.com facebook.com twitter.com x.com instagram.com youtube.com github.com github.io notion.site medium.com wordpress.com blogspot.com substack.com wikipedia.org
	crunchbase.com bit.ly wixsite.com myshopify.com gitlab.com google.com notion.so sharepoint.com salesforce.com hubspot.com`.split(/\s+/),
);

const SECOND_LEVELS: ReadonlySet<string> = new Set(['co', 'com', 'org', 'net', 'ac', 'gov', 'edu', 'or', 'ne', 'go']);

/** What a company registers: `mail.acme.co.uk` is `acme.co.uk`. Null for hosts that anybody uses and for what is no host. */
export function companyDomain(host: string): string | null {
	const labels = host.trim().toLowerCase().slice(0, 253).replace(/\.$/, '').split('.');
	const top = labels[labels.length - 1] ?? '';
	if (labels.length < 2 || labels.includes('') || /^\d*$/.test(top)) return null;
	const count = labels.length > 2 && top.length === 2 && SECOND_LEVELS.has(labels[labels.length - 2] ?? '') ? 3 : 2;
	const domain = labels.slice(-count).join('.');
	return SHARED_HOSTS.has(domain) || SHARED_HOSTS.has(labels.join('.')) ? null : domain;
}
