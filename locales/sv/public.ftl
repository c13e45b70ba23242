### The public pages. Plain words, short sentences: the reader may be frightened, in a hurry, on an old telephone.

skip-to-content = Till innehållet
language = Språk
footer-nav = Fler sidor
footer-words = Stormklockan hängde mitt i staden. Vem som helst kunde låta ringa i den, dag som natt, och det satt alltid någon vaken i tornet.
link-first-aid = Första hjälpen
link-follow = Jag har ett kvitto
link-about = Så fungerar det och vem som läser
link-journal = Offentlig journal
link-api = För maskiner (API)
link-accessibility = Tillgänglighet
optional = (valfritt)
error = Fel
errors-title = Titta en gång till på det här
back = Tillbaka
change = Ändra
go-on = Fortsätt
send = Skicka
to-start = Till startsidan
# A strip with a telephone. Followed by the link «call-number».
danger-to-life = Är någon i fara just nu?
call-number = Ring { $number }
step = Steg { $at } av { $of }

## Start page

home-name = Rapportera ett cyberangrepp, dag som natt
home-title = Angrepp på nätet? Ring i klockan.
home-lead = Det här är jouren för cyberangrepp, öppen dygnet runt. Berätta vad som händer dig, ditt företag eller en tjänst du är beroende av. En vakthavande läser det, vilken tid på dygnet det än är.
home-flag = Något händer: rapportera nu
home-easy-name = Inget konto och inget namn behövs
home-easy-time = Tar ungefär två minuter
home-easy-sure = Du behöver inte vara säker
home-after-title = Det här händer när du rapporterar
home-after-receipt = Du får ett kvitto direkt
home-after-receipt-text = Ett nummer som bara du har. Med det läser du svaret.
home-after-aid = Du ser vad du ska göra nu
home-after-aid-text = Första hjälpen för just det här angreppet, och vem du ska ringa.
home-after-officer = En människa läser det
home-after-officer-text = Om det pågår nu och gör skada larmas en vakthavande genast.
home-receipt-title = Jag har ett kvitto
home-receipt-go = Läs svaret

## Flag, step 1

what-title = Vad är det som händer?
what-hint = Välj det som passar bäst. Det gör inget om du väljer fel. Är du osäker, ta det sista.

## Flag, step 2

words-title = Berätta med egna ord
words-hint = Vad ser du? När började det? Vad har du gjort hittills? Stavfel gör ingenting.
words-again = Du har redan skickat det här formuläret med andra ord, och den rapporten är sparad. Tryck på ”Skicka nu” för att skicka de här orden som en ny rapport.
words-protected = Bara vakthavande på den här jouren läser dina ord. De sparas krypterade.
words-protected-more = Vad som skyddas och vad som inte skyddas
ongoing-title = Pågår det nu?
ongoing-now-and-it-hurts = Ja, och det gör skada
ongoing-now = Ja, men ingen skada än
ongoing-over = Nej, det är över
ongoing-unknown = Jag vet inte
who-title = Vem är drabbad?
who-me = Jag, eller någon jag känner
who-organisation = Ett företag eller en organisation
who-unknown = Jag vet inte
sector-none = Jag vet inte, eller inget av dem
send-now = Skicka nu
add-more = Lägg till vem jag är, eller filer
abuse-no-pictures = Skicka aldrig sexuella bilder på barn, inte ens som bevis. Ord och webbadressen räcker. Anmäl adressen här med ord, och till anmälningslinjen i ditt land:

## Flag, step 3

more-title = Vill du lägga till något?
more-hint = Allt på den här sidan är frivilligt. Du kan skicka utan det.
contact-title = Vem du är
contact-sealed-server = Förseglas så snart det når oss och innan något sparas, så att bara de vakthavandes nycklar kan öppna det. På vägen hit skyddas det bara av förbindelsen.
contact-sealed-browser = Förseglas här i din webbläsare innan det skickas, så att bara de vakthavandes nycklar kan öppna det. Vår server kan inte läsa det.
contact-seal-failed = Förseglingen i din webbläsare fungerade inte. Tryck på ”Skicka” igen så förseglar vår server det, eller töm fälten.
contact-sealed-already = Uppgifterna om dig är redan förseglade och skickas med. Skriv in dem igen bara om du vill byta ut dem.
other-hint = Till exempel ett namn i en chattapp, eller när vi får ringa.
happened-hint = Tiden på din klocka ({ $zone }). Lämna tomt om du inte vet.
files-hint = Skärmbilder, mejl, loggar. Upp till { $count } filer, { $size } var. Vi sparar dem krypterade och kör dem aldrig som program.
files-no-abuse = Skicka aldrig sexuella bilder på barn.

## When too many report at once

wait-title = Många anmäler just nu
wait-text = Det du skrev finns kvar; inget är förlorat. Eftersom så många knackar på samtidigt släpper vi in anmälningarna en efter en. Din följer om ett ögonblick.
wait-work = Din enhet gör ett litet arbete som visar oss att du inte är någon överbelastningsattack. Sedan skickas anmälan av sig själv.
wait-done = Klart. Anmälan skickas.
wait-patience =
    Vänta { $seconds ->
        [one] en sekund
       *[other] { $seconds } sekunder
    } och tryck sedan på ”Skicka nu”.
wait-files = En sida kan inte bära med sig filer: välj dem igen. Du kan också lägga till dem senare under ditt kvitto.

## The receipt

receipt-title = Din rapport är sparad
receipt-lead = Den heter { $reference }. En vakthavande kommer att läsa den. Skriv nu upp ditt kvitto.
receipt-rings = Eftersom det gör skada just nu larmas de vakthavande.
receipt-name = Ditt kvitto
receipt-only-key = Det här numret är den enda nyckeln till svaret. Vi kan inte ge dig det igen. Den som har numret kan läsa och skriva här i ditt ställe.
receipt-copy = Kopiera
receipt-copied = Kopierat
receipt-print = Skriv ut
receipt-save = Spara som text
receipt-hint = 20 siffror. Mellanslag spelar ingen roll.
receipt-kept-title = Bra, nu har du det sparat
receipt-kept-text = Du kan stänga sidan. Kom tillbaka med kvittot när du vill.
receipt-enter = Läs och skriv med det här kvittot
receipt-files-failed =
    { $count ->
        [one] En fil kunde inte sparas: den är för stor, tom eller en för mycket. Dina ord är sparade. Du kan lägga till filen med ditt kvitto.
       *[other] { $count } filer kunde inte sparas: för stora, tomma eller för många. Dina ord är sparade. Du kan lägga till filerna med ditt kvitto.
    }
receipt-aid = Det här ska du göra nu
receipt-later-title = Här läser du svaret
receipt-later = På { $address }, med ditt kvitto. Där kan du också skriva mer och lägga till filer. Vi behöver inte ditt namn för det.
receipt-proof = Ladda ner inlämningsbeviset
receipt-proof-text = En signerad fil. Med den kan vem som helst senare kontrollera att rapporten finns i vår journal och inte har ändrats.
keep-title = Har du verkligen sparat kvittot?
keep-go = Kontrollera
keep-wrong = Det är inte den sista gruppen. Kvittot står kvar här ovanför: titta igen.
sealed = Vem du är
sealed-browser = Förseglat i din webbläsare. Bara de vakthavande kan öppna det.
sealed-edge = Förseglat av vår server innan det sparades. Bara de vakthavande kan öppna det.
sealed-node = Sparat krypterat med jourens egen nyckel, tills den första vakthavande har en nyckel.

## First aid

aid-title = Första hjälpen
aid-lead = Vad du ska göra nu, vad du ska låta bli och vem du ska ringa. Du behöver inte rapportera något för att läsa den.
aid-now = Gör det här nu
aid-do-not = Gör inte så här
aid-call = Ring
aid-keep = Spara som bevis
aid-organisation = Om ett företag eller en organisation är drabbad
aid-sources = Källor:
aid-reviewed = Granskad { $when }.
aid-flag = Rapportera det här till vakthavande

## Coming back

follow-title = Läs svaret
follow-lead = Skriv in ditt kvitto för att läsa vad de vakthavande har svarat, och för att skriva mer.
follow-go = Öppna
follow-left = Du har lämnat sidan. Inget från besöket finns kvar på den här enheten.
follow-carried = Du var borta en stund, så skriv in kvittot igen. Det du skrev finns kvar på sidan, men filerna måste väljas på nytt.
follow-unknown = Vi kan inte öppna något med det här numret. Jämför det med ditt kvitto, siffra för siffra.
follow-lost-title = Jag har tappat bort kvittot
follow-lost = Då kan vi inte öppna rapporten åt dig, eftersom vi inte vet vems den är. Rapportera igen och skriv att du har rapporterat tidigare. Ange referensen om du har den kvar.
talk-title = Rapport { $reference }
talk-way = Hur långt den har kommit
talk-way-kept = Sparad
talk-way-taken = Hos jouren
talk-way-answered = Besvarad
talk-way-closed = Avslutad
talk-state-kept = Din rapport är sparad
talk-state-kept-text = Ingen vakthavande har tagit den än. Rapporter om skada som sker nu går först. Du behöver inte vänta här: kom tillbaka med ditt kvitto.
talk-state-taken = En vakthavande har din rapport
talk-state-taken-text = Svaret kommer här. Skriv nedan om något förändras.
talk-state-answered = Du har fått svar
talk-state-answered-text = Läs det nedan. Du kan svara när du vill.
talk-state-closed = Din rapport är avslutad
talk-state-closed-text = Om det fortsätter eller börjar igen, skriv nedan. Då öppnas den på nytt.
talk-not-kept = Du har inte skrivit in kvittots sista grupp än. Se till att du har sparat numret: det är den enda vägen till den här sidan.
talk-messages = Meddelanden
talk-you = Du
talk-officer = Vakthavande
talk-seen = läst
talk-your-report = Din rapport finns hos de vakthavande, precis som du skickade den.
talk-empty = Inget svar än. En vakthavande läser din rapport och skriver här. Till dess finns första hjälpen.
talk-files = Filer
talk-send = Skicka
talk-aid = Första hjälpen vid sådana här angrepp
talk-leave = Lämna och glöm besöket

## The link in an alarm mail

ack-title-ringing = Det här larmet ringer
ack-title-done = Någon har tagit larmet
ack-title-gone = Länken fungerar inte längre
ack-ask = Ta det bara om du tittar på det nu.
ack-go = Jag tar det
ack-done-text = Klockan har tystnat. Fortsätt vid vaktbordet.
ack-gone = Den är använd, indragen eller äldre än ett dygn. Vid vaktbordet ser du vad som ringer nu.
ack-since = Ringer sedan
ack-officer = Skickat till
ack-desk = Till vaktbordet

## Public journal

journal-title = Den offentliga journalen
journal-lead = Allt som görs här lämnar en rad i en journal som ingen kan skriva om i smyg, inte ens vi.
journal-holds = Journalen innehåller bara fingeravtryck (hashvärden). Inga ord, namn eller adresser går att läsa ur den.
journal-key-title = Den här jourens nyckel
journal-key = Jämför nyckeln med en som du har fått på annat sätt, till exempel från ett grannlands jour.
journal-fingerprint = Samma nyckel, att läsa upp:
journal-files-title = Filer för kontroll
journal-checkpoint = journalens signerade läge
journal-tiles = hashvärdena, i formatet C2SP tlog-tiles
journal-key-file = nyckeln som text
journal-roster = de vakthavandes nycklar, som kontaktuppgifter förseglas till
journal-check-title = Kontrollera ditt bevis
journal-check = Med det nedladdade beviset och det här programmet, på din egen dator, utan internet:
journal-not = Beviset visar att din rapport finns i journalen. Att alla läsare ser samma journal är visat först när även grannar signerar den.

## About

about-title = Så fungerar det och vem som läser
about-lead = Stormbell är en klocka för cyberangrepp: vem som helst får ringa i den, när som helst, och någon svarar alltid.
about-who-title = Vem läser det du skickar
about-who = Vakthavande på den här jouren. Var och en har en personlig nyckel, och varje gång ett namn eller en adress öppnas skrivs det in i journalen tillsammans med skälet. Organisationer, andra länder och allmänheten får inget som kan peka på dig, om inte din rapports märkning tillåter det.
about-seal-title = Vad förseglingen skyddar
about-seal = När du berättar vem du är förseglas det: det krypteras så att bara de vakthavandes egna enheter kan öppna det.
about-seal-does-title = Den skyddar mot
about-seal-does-1 = en stulen databas eller säkerhetskopia
about-seal-does-2 = någon som driver servern eller bryter sig in i den senare
about-seal-does-3 = nyfikna blickar utan skäl: varje öppning lämnar spår
about-seal-not-title = Den skyddar inte mot
about-seal-not-1 = att din egen enhet är hackad eller övervakad, eller att en arbetsgivare ser din skärm och ditt nät
about-seal-not-2 = en server som togs över innan du kom och skickar dig en falsk sida
about-seal-not-3 = det du skriver med egna ord: det måste servern kunna läsa för att kalla på någon. Orden sparas krypterade, men inte förseglade
about-seal-not-4 = någon som hittar ditt kvitto
about-roster =
    { $count ->
        [0] Ingen vakthavande har en nyckel än. Tills vidare krypteras kontaktuppgifter bara med jourens egen nyckel.
        [one] I dag förseglas kontaktuppgifter till en nyckel. Dess fingeravtryck:
       *[other] I dag förseglas kontaktuppgifter till { $count } nycklar. Deras gemensamma fingeravtryck:
    }
about-privacy-title = Integritet
about-privacy = Inget konto, ingen spårning, inget från andra webbplatser. En kaka minns ditt språk om du väljer ett, och en håller dig kvar i din konversation tills du lämnar den, högst 30 minuter.
about-address = Din nätverksadress används för att svara dig och, om någon gissar kvittonummer, för att bromsa det nätet i några minuter. Den sparas inte och loggas inte.
about-limits-title = Gränser
about-limit-words = Dina ord: upp till { $count } tecken.
about-limit-files = Filer: upp till { $count } åt gången, { $size } var, { $all } per rapport.
about-limit-messages = Meddelanden: upp till { $count } per rapport, { $size } tecken vardera.
about-not-title = Vad Stormbell inte gör
about-not = Stormbell tar inte bort något innehåll och blockerar inga webbplatser. Inga åsikter är förbjudna här. Varken nödnumret eller polisen ersätts.

## Accessibility

access-title = Tillgänglighet
access-lead = Alla måste kunna ringa i klockan. De här sidorna följer WCAG 2.2, nivå AA, och EN 301 549.
access-how = De fungerar med bara tangentbord, med skärmläsare, utan skript, på 320 pixlars bredd, med 400 % zoom, i utskrift och i mörkt och ljust läge. Vi kontrollerar varje sida både automatiskt och för hand.
access-known-title = Det här vet vi inte är bra än
access-known = Första hjälpen finns ännu inte på lättläst, på teckenspråk eller på EU:s alla 24 språk.
access-tell-title = Berätta för oss
access-tell = Om något hindrar dig, berätta det på samma sätt som ett angrepp. Vi läser det lika noga.

## When something goes wrong

trouble-not-found-title = Den här sidan finns inte
trouble-not-found-text = Adressen är fel, eller så är sidan borttagen.
trouble-not-found-next = Gå till startsidan, eller rapportera det som händer nu.
trouble-forbidden-title = Det här får du inte göra
trouble-forbidden-text = Din roll omfattar inte det här.
trouble-forbidden-next = Fråga en vaktchef.
trouble-foreign-title = Formuläret kom från en annan webbplats
trouble-foreign-text = För din säkerhet tar vi bara emot formulär från våra egna sidor. Inget skickades.
trouble-foreign-next = Öppna vår sida och fyll i formuläret där.
trouble-method-title = Det går inte på det här sättet
trouble-method-text = Sidan anropades på ett sätt som den inte känner till.
trouble-method-next = Gå till startsidan och försök igen.
trouble-unreadable-title = Vi kunde inte läsa det här
trouble-unreadable-text = Formuläret kom fram trasigt. Inget sparades.
trouble-unreadable-next = Gå tillbaka, se över det du skrev och skicka igen.
trouble-too-large-title = Det var för mycket på en gång
trouble-too-large-text = Filerna eller texten är större än vi kan ta emot på en gång. Inget sparades.
trouble-too-large-next = Gå tillbaka och skicka orden först. Filerna kan komma efteråt, några åt gången.
trouble-conflict-title = Något har hänt under tiden
trouble-conflict-text = Någon annan har ändrat eller stängt det, eller så var det redan gjort.
trouble-conflict-next = Ladda om sidan och se hur det står till.
trouble-too-many-title = Vänta ett ögonblick
trouble-too-many-text = Det kom för många försök från ditt nät. Din rapport avvisas inte: det som är sparat är sparat.
trouble-too-many-next =
    { $seconds ->
        [0] Försök igen om en liten stund.
        [one] Försök igen om en sekund.
       *[other] Försök igen om { $seconds } sekunder.
    }
trouble-unavailable-title = Vi kan inte spara något just nu
trouble-unavailable-text = Något är trasigt hos oss. Inget av det du nyss skickade sparades.
trouble-unavailable-next = Gå tillbaka, så att du inte förlorar det du skrev, och skicka igen om en minut. Ring om det är bråttom.
trouble-unavailable-form = Något är trasigt hos oss och inget har sparats än. Det du skrev finns kvar här: skicka igen om en minut. Ring om det är bråttom.
trouble-internal-title = Något är trasigt hos oss
trouble-internal-text = Felet är vårt, inte ditt. Det har noterats, och någon kommer att titta på det.
trouble-internal-next = Gå tillbaka och försök igen. Om du höll på att skicka en rapport gör det inget att skicka den två gånger.

# Every page of a demonstration says so.
demo-banner = Det här är en demonstration. Ingen läser det du skickar här. Vid fara, ring { $number }.
