# Alarms: their page, the link in a notification, how they escalate, teams.

## After an act

desk-done-handed-on = Teie kolleegile helistatakse. Kuni vastuseni on häire teie käes.
desk-done-escalated = Edastatud: järgmised inimesed kutsutakse kohe.
desk-done-asked-for-more = Häire kutsub veel üht inimest. See jääb ka teile.
desk-done-enough = Rohkem inimesi ei kutsuta.
desk-done-not-yours = Seda saab teha ainult see, kelle käes häire on.
desk-done-policy = Salvestatud. Kehtib kohe, ka juba kõlavatele häiretele.
desk-done-policy-moved = Keegi teine muutis seda vahepeal. Vaadake enne salvestamist uuesti üle.
desk-done-team = Rühm on salvestatud.
desk-done-team-removed = Rühm on kustutatud. Sammud, mis seda nimetavad, jätavad selle vahele.

## In the history of a report

desk-act-alarm-handed-on = palus kolleegil häire üle võtta
desk-act-alarm-hand-on-unanswered = ei saanud palutud kolleegilt vastust; häire kõlas edasi
desk-act-alarm-escalated = edastas häire järgmistele
desk-act-alarm-needs-people = ütles, mitut inimest häire vajab
desk-act-alarm-ended = lõpetas häire

## The page of an alarm

ring-page = Häire
ring-state-ringing = Kellegi käes seda ei ole. Kõlab alates
ring-state-missing = { $names } – käes. Vaja veel inimesi: { $n }. Kõlab alates
ring-state-held = { $names } – käes. Kui midagi ei järgne, kõlab see uuesti
ring-state-asked = { $from } palus, et { $to } võtaks häire üle, ja hoiab seda seni. Vastuseta kõlab see uuesti
ring-state-closed = { $name } lahendas selle
ring-asked-me = Teil paluti see häire üle võtta.
ring-report = Ava teade
ring-take = Võtan vastu
ring-take-too = Võtan ka vastu
ring-hand-on = Anna edasi
ring-hand-on-to = Kellele
ring-hand-on-note = Kolleegi kutsutakse kohe. Kuni vastuseni on häire teie käes; viie minuti pärast kõlab see edasi.
ring-hand-on-nobody = Kedagi teist, kes saaks häire võtta, ei ole.
ring-cannot-be-reached = praegu kättesaamatu
ring-escalate = Edasta järgmistele
ring-escalate-note = Järgmised inimesed kutsutakse kohe ja häire ei ole enam teie käes.
ring-more = Vajan abi juurde
ring-more-note = Kutsutakse veel üks inimene; häire jääb ka teile.
ring-enough = Meist piisab
ring-calls = Keda kutsuti ja kui kaugele see jõudis
ring-calls-none = Kedagi ei ole veel kutsutud.
ring-lines = Mis on tehtud
ring-coming = Mis järgmisena tuleb
ring-coming-note = Kui keegi ei vasta ja inimesed jäävad samaks. See jätkub, kuni häire on avatud.
ring-line-alarm-opened = Häire algas
ring-line-alarm-called = Kutsutakse: { $people }
ring-line-neighbour-asked = Naabersõlmel palutakse meid kutsuda: { $people }
ring-line-alarm-step-skipped = Jäeti kohe vahele
ring-line-alarm-person-unreachable = Kättesaamatu, ei oodata: { $people }
ring-line-alarm-nobody-to-call = Kedagi ei ole kutsuda. Uus katse iga minut
ring-line-alarm-acknowledged = { $by } võttis vastu
ring-line-alarm-lapsed = Midagi ei järgnenud. Kõlab uuesti; oli käes: { $people }
ring-line-alarm-handed-on = { $by } palus üle võtta: { $people }
ring-line-alarm-hand-on-unanswered = Vastust ei tulnud: { $people }. Kõlab edasi
ring-line-alarm-escalated = { $by } edastas järgmistele
ring-line-alarm-needs-people = { $by }: vaja inimesi { $n }
ring-line-alarm-ended = { $by } lõpetas selle
ring-skip-empty = selle sammu taga ei ole praegu kedagi
ring-skip-have-it = kõigil selle taga on häire juba käes
ring-skip-unreachable = kedagi selle taga ei saa kätte
ring-waits-with = { $name } – juba käes; vaja on rohkem
ring-why = Keda kutsuti, mis tuleb

## The link in a notification

ack-title-yours = See häire on teie käes
ack-title-asked = Teil palutakse üle võtta
ack-title-closed = See häire on lõppenud
ack-asked = Häire on { $name } käes; teil palutakse see üle võtta.
ack-closed = { $name } lahendas selle. Siin ei ole enam midagi teha.
ack-held = { $name } – käes.
ack-missing = Vaja on veel inimesi: { $n }
ack-handed = Palusite üle võtta: { $name }. Kuni vastuseni on häire teie käes.
ack-cannot = Te ei saa praegu?
ack-escalate = Kutsu kohe järgmised
ack-hand-on = Anna edasi: { $name }
ack-take-too = Võtan ka vastu
ack-said-escalated = Järgmised inimesed kutsutakse kohe. Häire ei ole teie käes.
ack-said-changed = Keegi oli kiirem. Praegune seis on selline.

## How alarms escalate

ring-policies = Häirete edastamine
ring-policies-lead = Keda häire korral kutsutakse, mis järjekorras ja kui kaua igaühelt vastust oodatakse.
ring-policy-change = Muuda
ring-policy-first = Nagu uues sõlmes. Keegi ei ole seda muutnud.
ring-policy-version = Versioon { $n }, { $name }
ring-policy-versions = Varasemad versioonid
ring-policy-step = Samm { $n }
ring-policy-after = Pärast viimast sammu, ikka ja jälle
ring-policy-after-why = Seda ei saa eemaldada: kuni häire on avatud, kutsutakse kedagi.
ring-last-leads = kõik juhid
ring-last-everyone = kõik, valves või mitte
ring-last-neighbour = naabersõlm, kui võrk seda tunneb
ring-whom-on-duty = kes on valves
ring-whom-leads = kõik juhid
ring-whom-everyone = kõik
ring-whom-rota = graafik { $name }
ring-whom-team = rühm { $name }
ring-whom-gone = keegi või miski, mida enam ei ole
ring-manner-together = kõik korraga
ring-manner-one-by-one = üksteise järel
ring-step-each = { $n } min vahega
ring-step-wait = ootab { $n } min
ring-step-times = kordi: { $n }
ring-policy-sums = Ringe { $rounds } · vastu võetud ja midagi ei järgne: kõlab uuesti { $lapse } min pärast · inimesi, kes peavad võtma: { $needs }
ring-field-whom = Keda
ring-field-manner = Kuidas
ring-field-each = Minuteid kahe inimese vahel (0,5–60)
ring-field-wait = Minuteid vastust oodata (0,5–60)
ring-field-times = Mitu korda enne järgmist sammu (1–20)
ring-field-rounds = Mitu korda kõik sammud läbitakse (1–20)
ring-field-lapse = Minuteid, mil vastu võetud häire võib seista (0,5–1440)
ring-field-needs = Mitu inimest peab selle võtma (1–20)
ring-field-steps = Sammud
ring-field-name = Nimi
ring-field-members = Inimesed
ring-policy-empty-step = Samm, kus keegi ei ole märgitud, jääb salvestamisel välja.
ring-policy-add = Veel üks samm
ring-policy-save = Salvesta
ring-teams = Rühmad
ring-teams-lead = Inimesed, keda kutsutakse koos. Edastamise samm nimetab rühma.
ring-teams-none = Ühtegi rühma veel ei ole
ring-team-new = Uus rühm
ring-team-empty = Kedagi ei ole rühmas: samm, mis kutsub ainult seda, jäetakse vahele.
ring-team-remove = Kustuta rühm
