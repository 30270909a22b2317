/** Words of other languages that a person can take over into `Settings.words`: ours, and theirs for it. */

const lists: Readonly<Record<string, string>> = {
	Deutsch: `
		type=Typ; customer=Kunde; company=Firma, Unternehmen; contact=Kontakt; meeting=Besprechung, Termin; call=Telefonat; date=Datum;
		last contact=Letzter Kontakt; next contact=Nächster Kontakt, Wiedervorlage; contact every=Kontaktrhythmus; status=Zustand; industry=Branche;
		owner=Betreuer; website=Webseite; role=Funktion; lost=verloren; account status=Stammdaten, Steckbrief; key facts=Wichtige Fakten, Fakten;
		topics=Themen; key contacts=Ansprechpartner; opportunities=Chancen; blockers=Risiken, Hindernisse; key decisions=Entscheidungen;
		every=alle, jede, jeden; daily=täglich; weekly=wöchentlich; monthly=monatlich; quarterly=vierteljährlich, quartalsweise; yearly=jährlich; days=Tage;
		weeks=Wochen; months=Monate; tasks=Aufgaben, Nächste Schritte; recent context=Verlauf, Historie`,
	Français: `
		company=société, entreprise; person=personne; meeting=réunion; call=appel; last contact=dernier contact;
		next contact=prochain contact, relance; status=statut; industry=secteur; owner=responsable; website=site web; role=fonction; lost=perdu;
		account status=fiche; key facts=faits marquants, points clés; topics=thèmes; key contacts=contacts clés, interlocuteurs; opportunities=opportunités;
		blockers=risques; key decisions=décisions; every=chaque; weekly=hebdomadaire; monthly=mensuel; quarterly=trimestriel; yearly=annuel; days=jours;
		weeks=semaines; months=mois; tasks=tâches, prochaines étapes; recent context=historique`,
	Español: `
		type=tipo; customer=cliente; company=empresa; person=persona; meeting=reunión; call=llamada; date=fecha; last contact=último contacto;
		next contact=próximo contacto; status=estado; industry=sector; owner=responsable; website=sitio web; role=cargo; lost=perdido; account status=ficha;
		key facts=datos clave; topics=temas; key contacts=contactos; opportunities=oportunidades; blockers=riesgos; key decisions=decisiones; every=cada;
		weekly=semanal; monthly=mensual; quarterly=trimestral; yearly=anual; days=días; weeks=semanas; months=meses; tasks=tareas, próximos pasos;
		recent context=historial`,
	Nederlands: `
		customer=klant; company=bedrijf; person=persoon; meeting=overleg, vergadering; call=gesprek; date=datum; last contact=laatste contact;
		next contact=volgend contact; industry=branche; owner=accountbeheerder; role=functie; lost=verloren; account status=bedrijfsprofiel;
		key facts=belangrijke feiten; topics=onderwerpen; key contacts=contactpersonen, contactpersoon; opportunities=kansen; blockers=risico's;
		key decisions=besluiten; every=elke, iedere; weekly=wekelijks; monthly=maandelijks; quarterly=driemaandelijks; yearly=jaarlijks; days=dagen;
		weeks=weken; months=maanden; tasks=taken, actiepunten, volgende stappen; recent context=geschiedenis`,
};

/** Languages by their own names. */
export const languages: readonly string[] = Object.keys(lists);

/** The words of a language, each with ours for the same. */
export function wordsOf(language: string): Readonly<Record<string, string>> {
	const words = Object.create(null) as Record<string, string>;
	for (const line of (lists[language] ?? '').split(';')) {
		const [ours = '', theirs = ''] = line.split('=');
		for (const word of theirs.split(',')) words[word.trim()] = ours.trim();
	}
	return words;
}
