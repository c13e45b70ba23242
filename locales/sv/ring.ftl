# Alarms: their page, the link in a notification, how they escalate, teams.

## After an act

desk-done-handed-on = Din kollega larmas. Tills svaret kommer är larmet ditt.
desk-done-escalated = Skickat vidare uppåt: nästa personer larmas nu.
desk-done-asked-for-more = Det ringer för en person till. Du behåller det.
desk-done-enough = Det ringer inte för någon mer nu.
desk-done-not-yours = Det kan bara den göra som har larmet.
desk-done-policy = Sparat. Det gäller från nu, även för larm som ringer.
desk-done-policy-moved = Någon annan ändrade det under tiden. Titta en gång till innan du sparar.
desk-done-team = Gruppen är sparad.
desk-done-team-removed = Gruppen är borttagen. Steg som nämner den hoppar över den.

## In the history of a report

desk-act-alarm-handed-on = bad en kollega ta över larmet
desk-act-alarm-hand-on-unanswered = fick inget svar från kollegan som tillfrågades; det ringde vidare
desk-act-alarm-escalated = skickade larmet uppåt
desk-act-alarm-needs-people = sade hur många larmet behöver
desk-act-alarm-ended = avslutade larmet

## The page of an alarm

ring-page = Larm
ring-state-ringing = Ingen har det. Det har ringt sedan
ring-state-missing = { $names } har det. Behövs fler: { $n }. Ringer sedan
ring-state-held = { $names } har det. Händer inget ringer det igen
ring-state-asked = { $from } bad { $to } ta över, och har det till dess. Utan svar ringer det igen
ring-state-closed = { $name } tog hand om det
ring-asked-me = Du ombads ta över det här larmet.
ring-report = Öppna rapporten
ring-take = Jag tar det
ring-take-too = Jag tar det också
ring-hand-on = Lämna över
ring-hand-on-to = Till vem
ring-hand-on-note = Din kollega larmas direkt. Tills svaret kommer har du det; efter fem minuter utan svar ringer det vidare.
ring-hand-on-nobody = Det finns ingen annan som kan ta det.
ring-cannot-be-reached = kan inte nås nu
ring-escalate = Skicka uppåt
ring-escalate-note = Nästa personer larmas direkt, och du har det inte längre.
ring-more = Jag behöver fler
ring-more-note = Det ringer för en person till och förblir ditt.
ring-enough = Vi räcker
ring-calls = Vem som larmades och hur långt det kom
ring-calls-none = Ingen har larmats än.
ring-lines = Vad som gjorts
ring-coming = Vad som kommer
ring-coming-note = Om ingen svarar, och med dem som är här nu. Det fortsätter så länge larmet är öppet.
ring-line-alarm-opened = Det började ringa
ring-line-alarm-called = Larmas: { $people }
ring-line-neighbour-asked = En grannod ombeds larma oss: { $people }
ring-line-alarm-step-skipped = Hoppades över direkt
ring-line-alarm-person-unreachable = Kan inte nås och inväntas inte: { $people }
ring-line-alarm-nobody-to-call = Det finns ingen att larma. Nytt försök varje minut
ring-line-alarm-acknowledged = { $by } tog det
ring-line-alarm-lapsed = Inget hände. Det ringer igen; det hade { $people }
ring-line-alarm-handed-on = { $by } bad { $people } ta över
ring-line-alarm-hand-on-unanswered = Inget svar från { $people }: det ringer vidare
ring-line-alarm-escalated = { $by } skickade det uppåt
ring-line-alarm-needs-people = { $by }: antal som behövs { $n }
ring-line-alarm-ended = { $by } avslutade det
ring-skip-empty = ingen finns bakom steget nu
ring-skip-have-it = alla bakom det har redan larmet
ring-skip-unreachable = ingen bakom det kan nås
ring-waits-with = { $name } har det redan; fler behövs
ring-why = Vem som larmats, vad som kommer

## The link in a notification

ack-title-yours = Larmet är ditt
ack-title-asked = Du ombeds ta över
ack-title-closed = Larmet är över
ack-asked = { $name } har larmet och ber dig ta över.
ack-closed = { $name } tog hand om det. Här finns inget mer att göra.
ack-held = { $name } har det.
ack-missing = Fler behövs: { $n }
ack-handed = Du bad { $name } ta över. Tills svaret kommer är det ditt.
ack-cannot = Kan du inte nu?
ack-escalate = Larma nästa personer nu
ack-hand-on = Lämna över till { $name }
ack-take-too = Jag tar det också
ack-said-escalated = Nästa personer larmas nu. Det är inte ditt.
ack-said-changed = Någon hann före. Så här är läget nu.

## How alarms escalate

ring-policies = Eskalering
ring-policies-lead = Vem som larmas när det ringer, i vilken ordning och hur länge var och en har på sig.
ring-policy-change = Ändra
ring-policy-first = Som en ny nod har det. Ingen har ändrat det.
ring-policy-version = Version { $n }, av { $name }
ring-policy-versions = Tidigare versioner
ring-policy-step = Steg { $n }
ring-policy-after = Efter sista steget, om och om igen
ring-policy-after-why = Det kan inte tas bort: så länge ett larm är öppet larmas någon.
ring-last-leads = alla ledare
ring-last-everyone = alla, i tjänst eller inte
ring-last-neighbour = en grannod, när nätet känner en
ring-whom-on-duty = den som är i tjänst
ring-whom-leads = alla ledare
ring-whom-everyone = alla
ring-whom-rota = schema { $name }
ring-whom-team = grupp { $name }
ring-whom-gone = någon eller något som inte finns längre
ring-manner-together = alla på en gång
ring-manner-one-by-one = en efter en
ring-step-each = { $n } min emellan
ring-step-wait = väntar { $n } min
ring-step-times = gånger: { $n }
ring-policy-sums = Varv { $rounds } · taget och inget händer: ringer igen efter { $lapse } min · antal som måste ta det: { $needs }
ring-field-whom = Vilka
ring-field-manner = Hur
ring-field-each = Minuter mellan två personer (0,5–60)
ring-field-wait = Minuter att vänta på svar (0,5–60)
ring-field-times = Hur ofta före nästa steg (1–20)
ring-field-rounds = Hur ofta alla steg gås igenom (1–20)
ring-field-lapse = Minuter som ett taget larm får ligga still (0,5–1440)
ring-field-needs = Hur många som måste ta det (1–20)
ring-field-steps = Steg
ring-field-name = Namn
ring-field-members = Personer
ring-policy-empty-step = Ett steg utan någon ikryssad utelämnas när du sparar.
ring-policy-add = Ett steg till
ring-policy-save = Spara
ring-teams = Grupper
ring-teams-lead = Personer som larmas tillsammans. Ett steg i eskaleringen nämner gruppen.
ring-teams-none = Det finns ingen grupp än
ring-team-new = En ny grupp
ring-team-empty = Ingen är med: ett steg som bara larmar gruppen hoppas över.
ring-team-remove = Ta bort gruppen
