### Det en vakthavande har i handen: mitt pass, överlämning, kalender, frånvaro.

## Hand-over

duty-hand-over = Överlämning
desk-cmd-hand-over = Överlämning
duty-hand-over-waiting = Inte allt övertaget än
duty-hand-over-calm = Inget väntar: allt som lämnats över är övertaget.
duty-hand-over-all = Alla överlämningar
duty-hand-over-never = Det har inte varit någon än. En börjar av sig själv när passet byts, eller här när som helst.
duty-hand-over-begin = Lämna över nu
duty-hand-over-mine = Du har { $n } öppna ärenden. De kommer med av sig själva.
duty-hand-over-note-note = Vad mer behöver man veta. Fler anteckningar och löften kan läggas till sedan.
duty-hand-over-send = Lämna över
duty-hand-over-how = Tills något är övertaget är det ditt, och larm når fortfarande dig.
duty-hand-over-alone = Ingen annan kan ta över: bjud in en kollega först.
duty-from-to = { $from } → { $to }
duty-things = { $n ->
    [one] { $n } sak
   *[other] { $n } saker
 }
duty-for-you = { $n } för dig att läsa
duty-ended = avslutad
duty-ended-by = Avslutad av { $name }
duty-stays = { $n } kvar hos { $name }
duty-all-taken = allt övertaget
duty-coming-left = { $name } arbetar inte här längre.
duty-coming-left-next = Avsluta överlämningen och börja en till någon annan.
duty-what-alarm = Larm
duty-what-incident = Incident
duty-what-report = Rapport
duty-what-promise = Löfte
duty-what-note = Anteckning
duty-due = senast
duty-stands-open = inte övertaget än
duty-stands-accepted = övertaget
duty-stands-declined = inte övertaget: stannar där det var
duty-stands-gone = avklarat under tiden
duty-kept = hållet
duty-left-out = { $n } till fick inte plats här och stannar hos { $name }.
duty-answer-how = Läs varje sak. Det du tar över är ditt från och med då; det du inte tar stannar hos { $name }, och alla ser det.
duty-tick = Markera: { $what } { $reference }
duty-accept = Jag tar den
duty-decline = Låt den vara hos { $name }
duty-keep = Hållet: klart
duty-accept-marked = Ta alla markerade
duty-decline-marked = Låt markerade vara hos { $name }
duty-nothing-in-it = Inget har lagts in än
duty-add = Lägg till något
duty-no-promise = En anteckning: inget ska göras
duty-within = Ett löfte, senast om { $n } h
duty-add-send = Lägg till
duty-end = Avsluta överlämningen
duty-end-note = Det som inte är övertaget stannar hos { $name }. Listan går att läsa även sedan.
duty-end-send = Avsluta
duty-news = { $n ->
    [one] { $name } lämnar över { $n } sak till dig.
   *[other] { $name } lämnar över { $n } saker till dig.
 }
duty-news-next = Läs och ta över
duty-elsewhere = Överlämningar mellan kolleger där något inte är övertaget: { $n }.
duty-elsewhere-next = Titta
desk-field-coming = Vem som tar över
desk-field-handing_note = Anteckning
desk-field-within = Är det ett löfte?
desk-done-hand-over-begun = Överlämnat. Det som inte är övertaget är fortfarande ditt.
desk-done-hand-over-added = Tillagt.
desk-done-hand-over-accepted = Övertaget: det är ditt.
desk-done-hand-over-declined = Kvar där det var.
desk-done-hand-over-gone = Det hann klaras av eller besvaras under tiden.
desk-done-hand-over-none = Inget var markerat.
desk-done-hand-over-end = Avslutad. Det som inte togs över stannar där det var.
desk-done-hand-over-ended = Överlämningen var redan avslutad. Inget ändrades.
desk-done-hand-over-full = Överlämningen är full. Inget lades till.
desk-done-hand-over-not-yours = Det är någon annans sak. Inget ändrades.
desk-done-promise-kept = Hållet.
