# Alarms: their page, the link in a notification, how they escalate, teams.

## After an act

desk-done-handed-on = Kolega kviečiamas. Kol atsakys, aliarmas jūsų.
desk-done-escalated = Perduota aukščiau: dabar kviečiami kiti žmonės.
desk-done-asked-for-more = Kviečiamas dar vienas žmogus. Aliarmas lieka ir jums.
desk-done-enough = Daugiau žmonių nekviečiama.
desk-done-not-yours = Tai gali tik tas, kas turi aliarmą.
desk-done-policy = Išsaugota. Galioja nuo dabar, taip pat jau skambantiems aliarmams.
desk-done-policy-moved = Kitas žmogus tuo metu tai pakeitė. Prieš išsaugodami peržiūrėkite dar kartą.
desk-done-team = Grupė išsaugota.
desk-done-team-removed = Grupė pašalinta. Žingsniai, kuriuose ji minima, ją praleidžia.

## In the history of a report

desk-act-alarm-handed-on = paprašė kolegos perimti aliarmą
desk-act-alarm-hand-on-unanswered = nesulaukė kolegos atsakymo; aliarmas skambėjo toliau
desk-act-alarm-escalated = perdavė aliarmą aukščiau
desk-act-alarm-needs-people = nurodė, kiek žmonių reikia aliarmui
desk-act-alarm-ended = užbaigė aliarmą

## The page of an alarm

ring-page = Aliarmas
ring-state-ringing = Niekas jo neturi. Skamba nuo
ring-state-missing = { $names } turi. Dar reikia žmonių: { $n }. Skamba nuo
ring-state-held = { $names } turi. Jei niekas nevyks, vėl skambės
ring-state-asked = { $from } paprašė perimti: { $to }; iki tol aliarmą turi pats. Be atsakymo vėl skambės
ring-state-closed = { $name } jį užbaigė
ring-asked-me = Jūsų paprašyta perimti šį aliarmą.
ring-report = Atverti pranešimą
ring-take = Priimu
ring-take-too = Priimu ir aš
ring-hand-on = Perduoti
ring-hand-on-to = Kam
ring-hand-on-note = Kolega kviečiamas iškart. Kol atsakys, aliarmas jūsų; po penkių minučių be atsakymo jis skamba toliau.
ring-hand-on-nobody = Daugiau nėra kam perimti.
ring-cannot-be-reached = dabar nepasiekiamas
ring-escalate = Perduoti aukščiau
ring-escalate-note = Kiti žmonės kviečiami iškart, o jūs aliarmo nebeturite.
ring-more = Reikia daugiau žmonių
ring-more-note = Kviečiamas dar vienas žmogus; aliarmas lieka ir jūsų.
ring-enough = Mūsų užtenka
ring-calls = Kas kviesta ir kaip toli nuėjo
ring-calls-none = Dar niekas nekviestas.
ring-lines = Kas padaryta
ring-coming = Kas bus toliau
ring-coming-note = Jei niekas neatsakys ir žmonės liks tie patys. Tęsiama, kol aliarmas atviras.
ring-line-alarm-opened = Aliarmas ėmė skambėti
ring-line-alarm-called = Kviečiami: { $people }
ring-line-neighbour-asked = Kaimyninio mazgo prašoma mus pakviesti: { $people }
ring-line-alarm-step-skipped = Iškart praleista
ring-line-alarm-person-unreachable = Nepasiekiami, nelaukiama: { $people }
ring-line-alarm-nobody-to-call = Nėra ko kviesti. Bandoma kas minutę
ring-line-alarm-acknowledged = { $by } priėmė
ring-line-alarm-lapsed = Nieko neįvyko. Vėl skamba; turėjo { $people }
ring-line-alarm-handed-on = { $by } paprašė perimti: { $people }
ring-line-alarm-hand-on-unanswered = Neatsakė { $people }: skamba toliau
ring-line-alarm-escalated = { $by } perdavė aukščiau
ring-line-alarm-needs-people = { $by }: reikia žmonių { $n }
ring-line-alarm-ended = { $by } užbaigė
ring-skip-empty = už šio žingsnio dabar nieko nėra
ring-skip-have-it = visi už jo jau turi aliarmą
ring-skip-unreachable = nieko už jo nepavyksta pasiekti
ring-waits-with = { $name } jau turi; reikia daugiau
ring-why = Kas kviesta, kas bus toliau

## The link in a notification

ack-title-yours = Šis aliarmas jūsų
ack-title-asked = Jūsų prašoma perimti
ack-title-closed = Šis aliarmas baigtas
ack-asked = { $name } turi šį aliarmą ir prašo jūsų jį perimti.
ack-closed = { $name } jį užbaigė. Čia nebėra ko daryti.
ack-held = { $name } turi.
ack-missing = Dar reikia žmonių: { $n }
ack-handed = Paprašėte perimti: { $name }. Kol atsakys, aliarmas jūsų.
ack-cannot = Dabar negalite?
ack-escalate = Kviesti kitus dabar
ack-hand-on = Perduoti: { $name }
ack-take-too = Priimu ir aš
ack-said-escalated = Dabar kviečiami kiti žmonės. Aliarmas ne jūsų.
ack-said-changed = Kažkas buvo greitesnis. Dabar yra taip.

## How alarms escalate

ring-policies = Eskalavimas
ring-policies-lead = Kas kviečiamas skambant aliarmui, kokia tvarka ir kiek laukiama atsakymo.
ring-policy-change = Keisti
ring-policy-first = Kaip naujame mazge. Niekas nekeitė.
ring-policy-version = { $n } versija, { $name }
ring-policy-versions = Ankstesnės versijos
ring-policy-step = { $n } žingsnis
ring-policy-after = Po paskutinio žingsnio, vėl ir vėl
ring-policy-after-why = To pašalinti negalima: kol aliarmas atviras, kas nors kviečiamas.
ring-last-leads = visi vadovai
ring-last-everyone = visi, budintys ar ne
ring-last-neighbour = kaimyninis mazgas, kai tinklas jį žinos
ring-whom-on-duty = kas budi
ring-whom-leads = visi vadovai
ring-whom-everyone = visi
ring-whom-rota = grafikas { $name }
ring-whom-team = grupė { $name }
ring-whom-gone = kažkas, ko nebėra
ring-manner-together = visi kartu
ring-manner-one-by-one = po vieną
ring-step-each = kas { $n } min.
ring-step-wait = laukia { $n } min.
ring-step-times = kartai: { $n }
ring-policy-sums = Ratai { $rounds } · priimta ir nieko nevyksta: vėl skamba po { $lapse } min. · kiek žmonių turi priimti: { $needs }
ring-field-whom = Ką
ring-field-manner = Kaip
ring-field-each = Minutės tarp dviejų žmonių (0,5–60)
ring-field-wait = Kiek minučių laukti atsakymo (0,5–60)
ring-field-times = Kiek kartų prieš kitą žingsnį (1–20)
ring-field-rounds = Kiek kartų pereiti visus žingsnius (1–20)
ring-field-lapse = Kiek minučių priimtas aliarmas gali nejudėti (0,5–1440)
ring-field-needs = Kiek žmonių turi priimti (1–20)
ring-field-steps = Žingsniai
ring-field-name = Pavadinimas
ring-field-members = Žmonės
ring-policy-empty-step = Žingsnis, kuriame niekas nepažymėta, išsaugant praleidžiamas.
ring-policy-add = Dar vienas žingsnis
ring-policy-save = Išsaugoti
ring-teams = Grupės
ring-teams-lead = Kartu kviečiami žmonės. Eskalavimo žingsnyje nurodoma grupė.
ring-teams-none = Grupių dar nėra
ring-team-new = Nauja grupė
ring-team-empty = Joje nieko nėra: žingsnis, kviečiantis tik ją, praleidžiamas.
ring-team-remove = Pašalinti grupę
