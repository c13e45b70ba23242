### Hur snabbt vi svarar, prov av hela vägen, och nodens rapporter om sig själv.

link-levels = Så snabbt svarar vi
levels-title = Så snabbt svarar vi
levels-lead = Från det att en anmälan har sparats till att någon larmas, till att en människa har tagit larmet och till att vi skriver tillbaka. Vem som helst kan kontrollera siffrorna.
levels-empty = Ingen anmälan har räknats än. När de första månaderna är över står deras tider här.
levels-month = { $month } { $year }
levels-s = { $a } s
levels-min = { $a } min
levels-min-s = { $a } min { $b } s
levels-h = { $a } tim
levels-h-min = { $a } tim { $b } min
levels-d = { $a } d
levels-d-h = { $a } d { $b } tim
levels-percent = { $n } %
levels-none = ingen
levels-few = för få för att säga
levels-measure-called = Någon larmas
levels-measure-called-note = Anmälningar som larmar genast: tills det första larmet har lämnat huset.
levels-measure-acknowledged = En människa har larmet
levels-measure-acknowledged-note = Anmälningar som larmar genast: tills någon sade «det här är mitt».
levels-measure-answered = Vi skriver tillbaka
levels-measure-answered-note = Alla anmälningar: tills desken svarade första gången.
levels-key = Den mörka stapeln slutar där hälften av anmälningarna var klara, den ljusa där nio av tio var det. Skalan växer från sekunder till dagar.
levels-by-month = Månader
levels-by-part = Kanaler och språk
levels-col-month = Månad
levels-col-channel = Kanal
levels-col-language = Språk
levels-reports = Anmälningar
levels-rang = Larmade genast
levels-median = hälften inom
levels-p90 = 9 av 10 inom
levels-worst = längst
levels-answered-share = Besvarade
levels-parts = { $month } i delar
levels-parts-note = Välj en annan månad i tabellen ovan.
levels-channel-page = Webbsidan
levels-channel-api = Maskiner och program
levels-channel-mail = E-post
levels-channel-phone = Telefon
levels-channel-feed = Flöden
levels-channel-node = Noden själv
levels-how-title = Så räknas det
levels-how-counted = Ur de första { $entries } posterna i journalen, där varje steg skrivs upp och ingen kan ändra det efteråt. Räknat:
levels-how-without = Prov, och det som noden anmäler om sig själv, räknas inte. En anmälan räknas i den månad då den kom (UTC).
levels-how-rounded = Tider avrundas uppåt, med högst en tiondel: till sekunder, sedan till minuter, timmar och dagar.
levels-how-few = Grupper med färre än { $least } anmälningar beskrivs inte, så att ingen kan räkna ut vilka de var. De räknas i de större grupperna. Där bara en grupp skulle döljas döljs även den näst minsta.
levels-check-title = Kontrollera själv
levels-check = Samma siffror för maskiner, och undertecknade med journalens nyckel:

test-mark = Prov
test-mark-note = Skickat av en vakt för att prova hela vägen. Räknas ingenstans.
desk-test-key-title = En nyckel för prov
desk-test-key-note = Allt som skickas med den märks som prov, räknas ingenstans och larmar bara adressen nedan. «stormbell watch» på en annan maskin använder den för att prova hela vägen.
desk-test-key-mail = E-postadress som larmas
desk-test-key-hook = Eller adressen till en webbkrok
desk-test-key-hook-once = Den här vaktens webbkrokar signeras med denna nyckel. Den visas en gång:
desk-test-key-hook-key = Webbkrokens nyckel
desk-test-key-give = Ge en nyckel för prov
desk-test-key = för prov
desk-door-node = Noden själv
desk-door-neighbour = En granne i nätverket

own-report = { $sentence }

    { $remedy }

    Sedan { $since }. Den här anmälan skrev noden om sig själv. Larmet går tills någon tar det.
own-report-over = Det är över sedan { $at }. Se efter om något återstår att göra och stäng anmälan.
own-report-again = Det är tillbaka, sedan { $at }.
desk-trouble-nobody-to-call = Ingen kan larmas: ingen som får ta larm är i tjänst och har en adress.
desk-trouble-nobody-to-call-next = Sätt någon med adress i tjänst, eller skriv in en adress för någon som är i tjänst. Till dess hörs larm bara vid den öppna desken.
desk-reason-node-trouble = Noden själv har problem
desk-reason-neighbour-says = En granne säger det
neighbour-withdrawn = Grannen har dragit tillbaka detta. Det ska inte användas längre.
neighbour-superseded = Grannen har sagt detta på nytt. De nyare orden finns bland det som kommit.
neighbour-erased = Grannen har låtit förstöra detta: orden är borta här.
neighbour-asks = Ingen svarar på {$reference}: ring våra kolleger
neighbour-taken = Ett larm har tagits om hand: {$reference}
