### The desk: the officers' console. Short words: they are read at three in the morning.

desk-skip = Till innehållet
desk-menu = Sidor
desk-nav-queue = Kö
desk-nav-incidents = Incidenter
desk-nav-officers = Personal
desk-nav-organisations = Organisationer
desk-nav-openings = Öppningar
desk-nav-journal = Journal
desk-nav-health = Driftläge
desk-duty-on = I tjänst
desk-duty-off = Ej i tjänst
desk-sound-off = Klockan är tyst
desk-sound-on = Klockan ringer här
desk-cancel = Avbryt
desk-copy = Kopiera
desk-copied = Kopierat
desk-nobody = Ingen
desk-reports = Rapporter
desk-older = Äldre
desk-newest = Nyaste
desk-search = Ord, ett värde eller en referens
desk-search-send = Sök
desk-search-title = Sök
desk-search-how = Skriv ord, en adress eller ett nät (198.51.100.0/24), en domän, en e-postadress, en hash, en referens eller ett kvittonummer. Rapporten måste innehålla allt; stora och små bokstäver och accenter spelar ingen roll.
desk-search-waiting = Sökningen känner inte till alla rapporter än. De som saknas kom efter
desk-search-evidence = I meddelanden och filer
desk-search-left-out = Sökningen hittar den här rapporten genom dess första { $kept } ord och värden; de övriga { $left } känner den inte till.
desk-wrong = Det här sparades inte:
desk-keyless = Kontaktuppgifter förseglas inte till dig än, så du kan inte öppna dem.
desk-keyless-next = Skapa din nyckel

## Moments

desk-ago-now = just nu
desk-ago-minutes = för { $n } min sedan
desk-ago-hours = för { $n } tim sedan
desk-ago-days = { $n ->
    [one] för { $n } dag sedan
   *[other] för { $n } dagar sedan
 }
desk-ago-minutes-ahead = om { $n } min
desk-ago-hours-ahead = om { $n } tim
desk-ago-days-ahead = { $n ->
    [one] om { $n } dag
   *[other] om { $n } dagar
 }

## Alarms

desk-alarms = Larm
desk-alarms-more = { $n } till i kön
desk-acknowledge = Ta larmet
desk-alarm-ringing = Larm: ingen har tagit det
desk-alarm-said = Nytt larm { $reference }: { $what }
desk-alarm-has = { $name } har det
desk-alarm-lapses = ringer annars igen
desk-alarm-open = Öppna
desk-alarm-nobody-called = Ingen har kunnat larmas än: ingen i tjänst har en mejladress.
desk-call-queued = skickas
desk-call-accepted = mottaget av leverantören
desk-call-failed = misslyckades
desk-call-no-address = har ingen mejladress
desk-call-acknowledged = taget

## The queue

desk-filter-all = Alla
desk-filter-new = Nya
desk-filter-mine = Mina
desk-filter-taken = Tagna
desk-filter-open = Öppna
desk-filter-closed = Avslutade
desk-state-new = Ny
desk-state-taken = Tagen
desk-state-closed = Avslutad
desk-row-unread = { $n } olästa
desk-row-files = { $n ->
    [one] { $n } fil
   *[other] { $n } filer
 }
desk-empty-calm = Allt är lugnt
desk-empty-calm-next = Nya rapporter dyker upp här av sig själva. Det offentliga formuläret:
desk-empty-new = Inget nytt: alla rapporter är tagna.
desk-empty-mine = Inget är tilldelat dig.
desk-empty-taken = Ingen rapport är under arbete.
desk-empty-closed = Ingen rapport är avslutad än.
desk-empty-all = Visa alla rapporter
desk-empty-search = Inget innehåller ”{ $search }”
desk-empty-search-next = Varje ord måste finnas i rapporten. Pröva färre ord, eller en annan form av ordet.

## What happened, in two words

desk-happening-money = Pengar stulna
desk-happening-account = Kapat konto
desk-happening-message = Misstänkt meddelande
desk-happening-ransom = Lösensumma
desk-happening-malware = Skadlig kod
desk-happening-down = Tjänst nere
desk-happening-defaced = Ändrad webbplats
desk-happening-leak = Dataläcka
desk-happening-intrusion = Intrång
desk-happening-impersonation = Falsk identitet
desk-happening-sabotage = Sabotage
desk-happening-weakness = Säkerhetslucka
desk-happening-abuse = Hot
desk-happening-unknown = Okänt

desk-ongoing-now-and-it-hurts = Nu, och det gör skada
desk-ongoing-now = Nu
desk-ongoing-over = Över
desk-ongoing-unknown = Okänt

## One report

desk-take = Ta rapporten
desk-answer = Svara
desk-assign-me = Tilldela mig
desk-close = Avsluta
desk-reopen = Öppna igen
desk-words = Rapportens ord, oförändrade
desk-observables = Värden som rapportören har angett
desk-found = Värden som hittades i orden
desk-found-personal = leder till en person
desk-found-more = Ytterligare { $count } värden är bara markerade i texten.
desk-nothing-reserved = betyder inget: finns inte på internet, eller kommer ur ett dokument
desk-nothing-resolver = betyder inget: en öppen namnserver
desk-nothing-site = betyder lite: en mycket stor webbplats
desk-nothing-check = betyder inget: enheter frågar där om de är uppkopplade
desk-nothing-empty = betyder inget: en tom fil, eller en som finns i varje system
desk-conversation = Konversation
desk-conversation-none = Inget är sagt än. Ett första svar inom några minuter lugnar de flesta.
desk-side-reporter = Rapportör
desk-side-desk = Vaktbordet
desk-seen = läst
desk-unseen = inte läst än
desk-answer-label = Svara rapportören ({ $lang })
desk-answer-send = Skicka svar
desk-answer-note = Rapportören läser svaret med kvittot. Ditt namn visas inte.
desk-answer-note-unkept = Rapportören har inte visat att kvittot är sparat: svaret kanske aldrig blir läst.
desk-files = Filer
desk-files-none = Inga filer bifogades.
desk-media-text = Text
desk-media-mail = Mejl
desk-media-picture = Bild
desk-media-other = Fil
desk-history = Historik
desk-facts = Fakta
desk-fact-why = Skäl till prioriteten
desk-fact-ongoing = Pågår det
desk-fact-sector = Sektor
desk-fact-organisation = Organisation
desk-fact-happened = Hände
desk-fact-filed = Mottagen
desk-fact-lang = Språk
desk-fact-door = Kom via
desk-fact-receipt = Kvitto
desk-door-page = Webbsidan
desk-door-api = API
desk-receipt-kept = Sparat av rapportören
desk-receipt-unkept = Inte visat att det är sparat
desk-reason-hurts-now = Det pågår nu och gör skada
desk-reason-goes-on = Det pågår
desk-reason-protected-function = En skyddad funktion är drabbad
desk-reason-harmful-kind = Den här typen gör skada så länge den pågår
desk-reason-officer = Satt av vakthavande (se historiken)
desk-reason-nothing-urgent = Inget i den är brådskande
desk-protected-patient-care = Skyddat: patientvård
desk-protected-nuclear-safety = Skyddat: kärnsäkerhet
desk-protected-energy-supply = Skyddat: energiförsörjning
desk-protected-payments = Skyddat: betalningar
desk-protected-trading = Skyddat: värdepappershandel
desk-protected-water = Skyddat: vatten
desk-protected-transport = Skyddat: transporter
desk-protected-network = Skyddat: nät
desk-assess = Bedöm
desk-assess-send = Spara
desk-reason-assign-me = Tar den
desk-field-priority = Prioritet
desk-field-tlp = TLP
desk-field-kind = Typ
desk-field-assigned_to = Tilldelad
desk-field-reason = Skäl
desk-field-text = Text
desk-field-words = Text
desk-field-outcome = Utfall
desk-field-title = Rubrik
desk-field-incident = Incident
desk-field-reference = Referens
desk-field-name = Namn
desk-field-email = Mejladress
desk-field-lang = Språk
desk-field-role = Roll
desk-field-label = Namn
desk-field-sector = Sektor
desk-field-recipient = Nyckel
desk-tlp-clear = får spridas till alla
desk-tlp-green = till gemenskapen
desk-tlp-amber = till organisationen och dess kunder
desk-tlp-amber-strict = bara till organisationen
desk-tlp-red = bara till de närvarande

## Identity

desk-identity = Vem rapportören är
desk-identity-none = Rapportören lämnade inga kontaktuppgifter.
desk-identity-sealed-browser = Förseglat i rapportörens webbläsare: den här servern har aldrig sett det.
desk-identity-sealed-edge = Förseglat i serverns minne innan det skrevs: rapportörens webbläsare körde inget skript.
desk-identity-sealed-node = Krypterat med nodens egen nyckel: ingen vakthavande hade en nyckel när det kom.
desk-identity-reason = Varför du öppnar den (sparas i journalen)
desk-identity-open = Öppna identitet
desk-identity-opening = Din enhet öppnar den …
desk-identity-needs-script = Den här måste öppnas av din enhet. Tillåt skript för sidan och försök igen.
desk-identity-field-name = Namn
desk-identity-field-email = Mejl
desk-identity-field-phone = Telefon
desk-identity-field-other = Annat

## Incidents

desk-incident = Incident
desk-incident-open = Öppen
desk-incident-none = Ligger inte i någon incident.
desk-incident-act = Lägg i en incident
desk-incident-new = Öppna ny incident
desk-incident-title = Rubrik
desk-incident-existing = En öppen incident
desk-incident-link = Lägg i
desk-incident-reports = { $n ->
    [one] { $n } rapport
   *[other] { $n } rapporter
 }
desk-incident-empty = Här finns ingen rapport.
desk-incident-add = Lägg till en rapport
desk-incident-add-send = Lägg till
desk-unlink = Ta ut
desk-relink = Lägg tillbaka
desk-link-undone = uttagen
desk-timeline = Tidslinje
desk-note = Anteckna
desk-note-label = Skriv i tidslinjen
desk-note-send = Skriv
desk-empty-incidents = Ingen incident är öppen
desk-empty-incidents-next = En incident börjar med en rapport: öppna en, tryck i och lägg den i en ny incident.
desk-empty-incidents-closed = Ingen incident är avslutad än

## Closing

desk-close-title = Avsluta { $reference }
desk-close-outcome = Hur slutade det?
desk-close-words = Slutord till rapportören ({ $lang })
desk-close-words-incident = Slutord
desk-close-look = Visa som det kommer att läsas
desk-close-preview = Det här läser rapportören
desk-close-sure = Avsluta med de här orden
desk-close-back = Ändra
desk-close-also = { $n ->
    [one] Avsluta även dess { $n } öppna rapport med samma ord
   *[other] Avsluta även dess { $n } öppna rapporter med samma ord
 }
desk-close-also-note = { $n ->
    [one] { $n } öppen rapport avslutas med de här orden.
   *[other] { $n } öppna rapporter avslutas med de här orden.
 }
desk-close-also-many = Avsluta de av dess { $n } rapporter som ännu är öppna, med samma ord. Det tar en stund; du kan arbeta vidare.
desk-closed-as = Avslutad: { $outcome }
desk-outcome-resolved = Löst
desk-outcome-resolved-note = angreppet stoppades eller skadan är åtgärdad
desk-outcome-advised = Råd gavs
desk-outcome-advised-note = råd gavs; resten ligger hos rapportören
desk-outcome-referred = Överlämnat
desk-outcome-referred-note = lämnat till någon annan; skriv till vem
desk-outcome-no-attack = Inget angrepp
desk-outcome-no-attack-note = något annat, ett misstag, ett tekniskt fel
desk-outcome-unresolved = Oklart
desk-outcome-unresolved-note = det gick inte att få reda på mer

## A file

desk-file-picture = Bilden { $name }, lämnad som bevis
desk-file-cut = Den fortsätter. Ladda ner filen för att läsa resten.
desk-file-parts = Andra delar av mejlet
desk-file-hash = SHA-256
desk-file-download = Ladda ner
desk-file-warning = Bevismaterial kan vara skadligt. Öppna det bara på en maskin som är avsedd för det, aldrig på den här.
desk-file-save = Ladda ner som den kom

## Signing in, invitations, keys

desk-login-title = Logga in till vaktbordet
desk-login-text = Använd enhetens passkey eller din säkerhetsnyckel.
desk-login-send = Logga in med passkey
desk-login-left = Du är utloggad. Larm når dig ändå så länge du är i tjänst.
desk-login-elsewhere = Den här nodens passkeys hör till en annan adress. Öppna den där:
desk-login-noscript = En passkey kräver skript. Tillåt skript för den här sidan.
desk-login-lost = Har du förlorat din passkey? Fråga en vaktchef: två kollegor tillsammans ger dig en ny.
desk-login-public = Till den offentliga sidan
desk-invite-title = Välkommen till vaktbordet
desk-invite-text = Du är inbjuden. Din roll:
desk-invite-recovery = En ny passkey för { $name }
desk-invite-recovery-text = Två kollegor har kommit överens om att du får en ny passkey. Dina gamla slutar fungera när du skapar den.
desk-invite-send = Skapa min passkey
desk-invite-passkey = Enheten frågar efter ditt fingeravtryck, ditt ansikte eller din pinkod. Inget av det lämnar enheten. Det finns inget lösenord.
desk-invite-past = Den här inbjudan gäller inte längre
desk-invite-past-text = Den fungerar en gång, inom { $hours } timmar. Om du redan har använt den, logga in. Be annars din vaktchef om en ny.
desk-passkey-label = Namn på denna passkey
desk-passkey-label-note = till exempel ”bärbara datorn” eller ”nyckel på knippan”
desk-passkey-none = Den här webbläsaren kan inte använda passkeys. En aktuell Chrome, Edge, Firefox eller Safari kan.
desk-passkey-refused = Det gick inte: enheten bekräftades inte, eller så är dess passkey okänd här.
desk-passkey-known = Den här enheten har redan en passkey för dig.
desk-passkey-wait = Väntar på din enhet …
desk-me-name = Namn
desk-me-name-note = som kollegorna känner dig; rapportörer ser det aldrig
desk-me-email = Mejladress för larm
desk-me-email-note = Valfritt. Utan den når larm dig bara när du har vaktbordet öppet.
desk-me-email-nocarrier = Den här noden kan inte skicka mejl än.
desk-me-lang = Språk
desk-me-profile = Om dig
desk-me-save = Spara
desk-key-title = Din nyckel
desk-key-text = Rapportörernas namn och kontaktuppgifter förseglas till de vakthavandes nycklar. Din skapas nu, på den här enheten, och låses med din passkey. Servern får bara det som behövs för att försegla till dig, och den låsta asken: aldrig nyckeln.
desk-key-make = Skapa min nyckel
desk-key-made = Kontaktuppgifter förseglas till din nyckel.
desk-key-wrapped = Den är låst med:
desk-key-kind-prf = en passkey
desk-key-kind-passphrase = en lösenfras
desk-key-none = Du har ingen nyckel än.
desk-key-look = Visa min nyckel
desk-key-again = Skapa en ny nyckel
desk-key-again-note = Det som är förseglat till den nuvarande nyckeln är stängt för dig tills en kollegas enhet förseglar det till den nya.
desk-key-later = Senare
desk-key-later-note = Du kan besvara rapporter utan nyckel, men inte öppna kontaktuppgifter.
desk-key-prf-missing = Denna passkey kan inte låsa en nyckel. En lösenfras gör det i stället.
desk-key-passphrase = Lösenfras
desk-key-passphrase-note = minst 12 tecken; fem eller sex ovanliga ord är bäst
desk-key-passphrase-again = Samma en gång till
desk-key-passphrase-ask = Lösenfrasen till din nyckel
desk-key-passphrase-wrong = Den här lösenfrasen öppnar den inte.
desk-key-passphrase-short = Minst 12 tecken, tack.
desk-key-passphrase-differs = De två är inte lika.
desk-key-strength-1 = Svag: lägg till ord
desk-key-strength-2 = Godkänd: ett ord till
desk-key-strength-3 = Stark
desk-key-wait = Din enhet skapar och låser nyckeln …
desk-key-done = Klart: din nyckel är skapad.
desk-key-open-failed = Din nyckel kunde inte öppnas på den här enheten.
desk-key-not-for-you = De här uppgifterna är inte förseglade till din nyckel. En kollega som kan öppna dem kan försegla dem till dig.
desk-key-wrapped-new = Din nya passkey öppnar också din nyckel.
desk-passkeys = Passkeys
desk-passkey-add = Lägg till passkey
desk-passkey-add-note = Två passkeys på två enheter: då är det bara besvärligt att förlora en.
desk-passkey-opens = öppnar din nyckel
desk-passkey-remove = Ta bort
desk-sessions = Sessioner
desk-session-this = Den här
desk-session-other = En annan
desk-session-opened = inloggad
desk-session-seen = använd
desk-session-revoke = Avsluta
desk-leave = Logga ut

## Officers

desk-role-duty-officer = Vakthavande
desk-role-duty-officer-note = Tar larm och rapporter, dag som natt.
desk-role-handler = Handläggare
desk-role-handler-note = Arbetar med incidenter.
desk-role-lead = Vaktchef
desk-role-lead-note = Leder vaktbordet: bjuder in, fördelar, återställer.
desk-role-data-protection = Dataskydd
desk-role-data-protection-note = Vakar över personuppgifter.
desk-role-auditor = Granskare
desk-role-auditor-note = Läser journalen, ändrar inget.
desk-role-operator = Drift
desk-role-operator-note = Sköter maskinen, läser inga rapporter.
desk-officer-role = Roll
desk-officer-role-of = Roll för { $name }
desk-officer-role-send = Ändra
desk-officer-duty = Tjänst
desk-officer-reach = Nås via
desk-officer-acts = Åtgärder
desk-officer-me = du
desk-officer-on = i tjänst
desk-officer-off = inte i tjänst
desk-officer-left = har slutat
desk-officer-mail = mejl
desk-officer-nomail = inget mejl
desk-officer-key = nyckel
desk-officer-nokey = ingen nyckel
desk-officer-more = Mer
desk-officer-leave = Ta bort ur personalen
desk-officer-leave-note = Avslutar alla sessioner direkt. Kontaktuppgifter förseglas inte längre till personen.
desk-invite-someone = Bjud in någon
desk-invite-make = Skapa en engångslänk
desk-invitations = Öppna inbjudningar
desk-invitation-line = inbjuden av { $by }, går ut
desk-withdraw = Återkalla
desk-once-invitation = Engångsinbjudan
desk-once-recovery = Engångslänk för återställning
desk-once-text = Visas bara nu. Lämna den själv till personen, inte i ett öppet mejl. Den går ut
desk-once-link = Engångslänk
desk-recoveries = Återställningar
desk-recovery-begin = Påbörja återställning
desk-recovery-begin-note = För den som har förlorat alla sina passkeys. En kollega till måste godkänna.
desk-recovery-line = { $name }, påbörjad av { $by }
desk-recovery-mine = Nu måste en kollega godkänna.
desk-recovery-second = Godkänn
desk-recovery-second-note = Bara om du själv har talat med personen.
desk-recovery-seconded = Godkänd: länken är utlämnad.
desk-recovery-keys = Återställningsnycklar
desk-recovery-keys-missing = Det finns inga återställningsnycklar: om alla förlorade sin nyckel skulle kontaktuppgifterna vara stängda för alltid.
desk-recovery-keys-next = Skapa de två återställningsnycklarna
desk-recovery-keys-text = Två nycklar på papper, för två personer, ingår i varje försegling. De skapas i den här webbläsaren, skrivs ut och glöms. Bara deras offentliga halvor går till servern.
desk-recovery-keys-are = Två återställningsnycklar ingår i varje försegling:
desk-recovery-keys-make = Skapa två återställningsnycklar
desk-recovery-keys-again = Skapa två nya
desk-recovery-keys-printed = Båda bladen är utskrivna och ligger i två olika kassaskåp.
desk-recovery-keys-keep = Försegla till de här nycklarna från och med nu
desk-recovery-print-first = Skriv ut båda bladen innan du lämnar sidan: de visas bara nu.
desk-recovery-saved = Sparat.
desk-recovery-sheet-one = Återställningsnyckel, blad 1 av 2
desk-recovery-sheet-two = Återställningsnyckel, blad 2 av 2
desk-recovery-sheet-text = Förvara den där bara du och din ersättare kommer åt den. Den som läser den kan öppna alla kontaktuppgifter i den här noden.
desk-recovery-sheet-open = För att öppna förseglade kontaktuppgifter med verktyget age, skriv in nyckeln i en fil key.txt:
desk-recovery-sheet-sign = Namn, datum, förvaringsplats:
desk-recovery-sheet-print = Skriv ut bladet

## Organisations

desk-empty-organisations = Ingen organisation är känd än
desk-empty-organisations-next = Ett företag som rapporterar maskinellt får ett namn här, och en nyckel för sina maskiner.
desk-organisation-new = Registrera en organisation
desk-organisation-name = Namn
desk-organisation-send = Registrera
desk-sector-unknown = Okänd
desk-api-key = Nyckel
desk-api-key-once = Visas bara nu. Den ska stå i headern i varje anrop:
desk-api-key-given = utfärdad
desk-api-key-used = använd
desk-api-key-unused = inte använd än
desk-api-key-revoked = återkallad
desk-api-key-revoke = Återkalla
desk-api-keys-none = Den har ingen nyckel.
desk-api-key-label = En ny nyckel för
desk-api-key-give = Utfärda nyckel

## Watching

desk-openings-text = Vem som öppnade vilken rapportörs identitet, och varför.
desk-openings-none = Ingen identitet har öppnats.
desk-journal-text = Allt som gjorts, i ordning, bara som id. Hashvärdena är offentliga och kan inte skrivas om.
desk-log-when = När
desk-log-who = Vem
desk-log-act = Vad
desk-log-subject = Gäller
desk-log-report = Rapport
desk-log-number = Nr
desk-health-ready = Noden tar emot rapporter och larmar.
desk-health-not-ready = Något behöver ses över.
desk-vital-store = Lagring
desk-vital-worker = Arbetsprocess
desk-vital-mail = Mejlleverantör
desk-vital-queue = Väntande arbete
desk-vital-journal = Rader i journalen
desk-vital-officers = Personal
desk-vital-duty = I tjänst
desk-vital-alarms = Ringande larm
desk-vital-well = som det ska
desk-vital-look = behöver ses över
desk-troubles = Vad som är fel med noden
desk-trouble-store-full = Disken är full: inga rapporter kan tas emot.
desk-trouble-store-full-next = Frigör plats i datakatalogen eller ge den en större disk. Noden skriver igen av sig själv. Ta till dess emot rapporter per telefon.
desk-trouble-store-read-only = Disken går bara att läsa: inga rapporter kan tas emot.
desk-trouble-store-read-only-next = Se över disken och rättigheterna till datakatalogen. Noden skriver igen av sig själv. Ta till dess emot rapporter per telefon.
desk-trouble-store-away = Databasen svarar inte: inga rapporter kan tas emot.
desk-trouble-store-away-next = Starta databasen eller se över nätet dit. Noden hittar den igen av sig själv. Ta till dess emot rapporter per telefon.
desk-trouble-store-busy = Databasen är upptagen: ett annat program håller den, eller så är den för långsam.
desk-trouble-store-busy-next = Avsluta det andra programmet som använder databasen, till exempel en kopiering eller en fråga för hand.
desk-trouble-store-unsure = Noden kan inte säga om de senaste rapporterna sparades och stannar.
desk-trouble-store-unsure-next = Tjänsten startar den igen. Om inte: starta för hand och se över disken.
desk-trouble-store-damaged = Något sparat går inte att läsa: databasen är skadad.
desk-trouble-store-damaged-next = Behåll en kopia av datakatalogen som den är och återställ den senaste säkerhetskopian. Be om hjälp innan du tar bort något.
desk-trouble-journal-broken = Journalens slut stämmer inte med dess signerade huvud.
desk-trouble-journal-broken-next = Behåll en kopia av datakatalogen som den är och återställ den senaste säkerhetskopian. Någon kan ha ändrat i databasen.
desk-trouble-clock-back = Klockan ställdes tillbaka.
desk-trouble-clock-back-next = Se över maskinens tid och dess tidstjänst. Larmen går vidare; tider från de här timmarna kan vara fel.
desk-trouble-clock-ahead = Klockan hoppade framåt, eller så sov maskinen.
desk-trouble-clock-ahead-next = Se över maskinens tid och dess tidstjänst. Larm kan ha ringt för tidigt.
desk-trouble-workers-late = Arbetsprocesserna gör inga rundor: ingen larmas.
desk-trouble-workers-late-next = Håll själv ögonen på listan med rapporter och starta om noden.
desk-trouble-mail-failing = Mejlservern tar inte emot larm: de når bara den som har vaktbordet öppet.
desk-trouble-mail-failing-next = Se över mejlservern och mejlinställningarna. Ring kollegerna. Noden fortsätter att försöka.
desk-trouble-calls-failing = En väg till människor bär inte: sms, push eller webbkrokar kanske inte går ut.
desk-trouble-calls-failing-next = Se över gatewayens inställningar, dess saldo och loggen. Ring kollegerna. Noden fortsätter att försöka; går inget ut på flera minuter, starta om den.
desk-trouble-no-mail-carrier = Ingen mejlleverantör är inställd: larm når bara den som har vaktbordet öppet.
desk-trouble-no-mail-carrier-next = Ställ in mejlservern i nodens inställningar.
desk-trouble-certificate = Den publika sidans certifikat går snart ut eller har gått ut.
desk-trouble-certificate-next = Förnya certifikatet; webbläsare kommer att varna besökare.
desk-trouble-neighbour-lied = En granne har sagt två saker som inte båda kan vara sanna.
desk-trouble-neighbour-lied-next = Inget mer tas emot från den; båda signerade bevisen sparas. Se sidan över grannar och ring dess jour.
desk-trouble-neighbour-silent = En granne har inte hörts på en stund.
desk-trouble-neighbour-silent-next = Ring dess jour: kanske kan den inte larma. Kontrollera även den egna nodens förbindelse.
desk-trouble-neighbour-floods = En granne skickar mer än sin kvot.
desk-trouble-neighbour-floods-next = Det som är för mycket väntar och väcker ingen. Se vad som kom från den och ring dess jour.
desk-trouble-charter-old = Nätverkets stadga har passerat sitt datum för länge sedan.
desk-trouble-charter-old-next = Allt fortsätter. Medlemmarna bör signera en ny.

## What was just done

desk-done-acknowledged = Larmet är ditt.
desk-done-taken = Rapporten är din.
desk-done-answered = Svaret är skickat.
desk-done-assessed = Sparat.
desk-done-assigned = Tilldelad dig.
desk-done-closed = Avslutad.
desk-done-reopened = Öppen igen.
desk-done-linked = Ligger nu i incidenten.
desk-done-unlinked = Uttagen. ”Lägg tillbaka” ångrar det.
desk-done-noted = Antecknat.
desk-done-duty-on = Du är i tjänst: larm når dig.
desk-done-duty-off = Du är inte i tjänst: larm når dig inte.
desk-done-profile = Sparat.
desk-done-invited = Länken är skapad.
desk-done-withdrawn = Återkallad.
desk-done-role = Rollen är ändrad.
desk-done-left = Personen är borttagen.
desk-done-recovery = Påbörjad. Nu måste en kollega godkänna.
desk-done-registered = Registrerad.
desk-done-key-given = Nyckeln är skapad.
desk-done-key-revoked = Nyckeln är återkallad.
desk-done-session = Sessionen är avslutad.
desk-done-passkey = Klart.
desk-done-recovery-keys = Sparat. Nya kontaktuppgifter förseglas även till dem.
desk-done-not-found = Inget heter så.
desk-done-already-closed = Den är redan avslutad.
desk-done-already-linked = Den ligger redan i den incidenten.
desk-done-not-closed = Den är inte avslutad.
desk-done-conflict = Någon hann före. Titta igen.

## What the script says

desk-live-on = Ansluten
desk-live-off = Ansluter igen …
desk-live-new-alarm = Nytt larm
desk-live-news = Nya rapporter
desk-offline = Ingen kontakt med noden. Det du skrev finns kvar.
desk-session-over = Din session är slut. Det du skrev finns kvar.
desk-session-over-next = Logga in i en ny flik och skicka sedan igen
desk-send-failed = Det gick inte att skicka. Det du skrev finns kvar.
desk-reseal-offer = Kontakter som inte är förseglade till alla kollegor än: { $n }
desk-reseal-now = Försegla nu
desk-reseal-going = Förseglar …
desk-reseal-done = Alla kontakter är förseglade till alla kollegor.
desk-reseal-stopped = Det som din nyckel öppnar är förseglat till alla. Resten kräver en kollegas enhet.
desk-palette-open = Kommandon
desk-palette-hint = Vad vill du göra?
desk-palette-empty = Inget sådant kommando här
desk-palette-go = Gå till
desk-help-page = På den här sidan
desk-help-title = Kortkommandon
desk-help-close = Stäng
desk-cmd-acknowledge = Ta det översta larmet
desk-cmd-take = Ta rapporten
desk-cmd-answer = Svara rapportören
desk-cmd-note = Skriv i tidslinjen
desk-cmd-incident = Incident: öppna eller lägg i
desk-cmd-priority = Ändra prioritet
desk-cmd-tlp = Ändra TLP
desk-cmd-kind = Ändra typ
desk-cmd-assign-me = Tilldela mig
desk-cmd-identity = Öppna identitet
desk-cmd-close = Avsluta med ett utfall
desk-cmd-reopen = Öppna igen
desk-cmd-down = Nästa i listan
desk-cmd-up = Föregående i listan
desk-cmd-open = Öppna det valda
desk-cmd-back = Tillbaka till listan
desk-cmd-search = Sök
desk-cmd-palette = Alla kommandon
desk-cmd-help = Kortkommandon
desk-cmd-send = Skicka det du skriver
desk-cmd-escape = Stäng, eller lämna fältet
desk-cmd-queue = Kö
desk-cmd-incidents = Incidenter
desk-cmd-me = Min sida
desk-cmd-officers = Personal
desk-cmd-organisations = Organisationer
desk-cmd-openings = Öppningar av identiteter
desk-cmd-journal = Journal
desk-cmd-health = Driftläge
desk-cmd-duty = I tjänst: på eller av
desk-cmd-sound = Klockan på skärmen: på eller av
desk-cmd-older = Äldre rapporter
desk-cmd-filter-new = Visa nya
desk-cmd-filter-mine = Visa mina

## Acts, as the history shows them

desk-act-report-filed = lämnade rapporten
desk-act-report-taken = tog rapporten
desk-act-report-closed = avslutade rapporten
desk-act-report-reopened = öppnade rapporten igen
desk-act-report-linked = lade den i en incident
desk-act-report-unlinked = tog ut den ur incidenten
desk-act-alarm-opened = kallade på en människa
desk-act-alarm-acknowledged = tog larmet
desk-act-alarm-lapsed = ringde igen
desk-act-alarm-holder-left = tog larmet från någon som slutat
desk-act-alarm-called = larmade personer
desk-act-assessed = gjorde en bedömning
desk-act-priority-changed = ändrade prioritet
desk-act-kind-changed = ändrade typ
desk-act-marking-changed = ändrade TLP-märkning
desk-act-reassigned = tilldelade ärendet
desk-act-assignment-changed = tilldelade ärendet
desk-act-incident-opened = öppnade incidenten
desk-act-incident-closed = avslutade incidenten
desk-act-incident-reopened = öppnade incidenten igen
desk-act-note-written = skrev en anteckning
desk-act-assigned = tilldelade ärendet
desk-act-file-added = lade till en fil
desk-act-identity-opened = öppnade identiteten
desk-act-identity-resealed = förseglade kontakten på nytt
desk-act-message-read = läste ett meddelande
desk-act-answer-seen = läste svaret
desk-act-receipt-kept = sparade kvittot
desk-act-reporter-answered = svarade rapportören
desk-act-reporter-wrote = skrev till vaktbordet

desk-who-reporter = Rapportören
desk-who-visitor = Rapportören
desk-who-node = Noden
desk-who-organisation = Organisationen

## The taxonomy (RSIT 1003)

desk-class-abusive-content = Kränkande innehåll
desk-class-malicious-code = Skadlig kod
desk-class-information-gathering = Informationsinsamling
desk-class-intrusion-attempts = Intrångsförsök
desk-class-intrusions = Intrång
desk-class-availability = Tillgänglighet
desk-class-information-content-security = Informationssäkerhet
desk-class-fraud = Bedrägeri
desk-class-vulnerable = Sårbart
desk-class-other = Annat
desk-class-test = Test
desk-kind-spam = Skräppost
desk-kind-harmful-speech = Hot, trakasserier
desk-kind-violence = Våld
desk-kind-infected-system = Infekterat system
desk-kind-c2-server = Styrserver
desk-kind-malware-distribution = Spridning av skadlig kod
desk-kind-malware-configuration = Konfiguration för skadlig kod
desk-kind-scanner = Skanning
desk-kind-sniffing = Avlyssning
desk-kind-social-engineering = Social manipulation
desk-kind-ids-alert = Försök mot känd sårbarhet
desk-kind-brute-force = Inloggningsförsök
desk-kind-exploit = Försök med ny sårbarhet
desk-kind-privileged-account-compromise = Kapat konto med höga rättigheter
desk-kind-unprivileged-account-compromise = Kapat konto
desk-kind-application-compromise = Kapad tillämpning
desk-kind-system-compromise = Kapat system
desk-kind-burglary = Inbrott
desk-kind-dos = Överbelastning (DoS)
desk-kind-ddos = Distribuerad överbelastning (DDoS)
desk-kind-misconfiguration = Felkonfiguration
desk-kind-sabotage = Sabotage
desk-kind-outage = Avbrott
desk-kind-unauthorised-information-access = Obehörig läsning av data
desk-kind-unauthorised-information-modification = Obehörig ändring av data
desk-kind-data-loss = Data förlorade eller låsta
desk-kind-data-leak = Läckta data
desk-kind-unauthorised-use-of-resources = Missbruk av resurser eller pengar
desk-kind-copyright = Upphovsrätt
desk-kind-masquerade = Falsk identitet
desk-kind-phishing = Nätfiske
desk-kind-weak-crypto = Svag kryptering
desk-kind-ddos-amplifier = Förstärkare
desk-kind-potentially-unwanted-accessible = Öppen tjänst
desk-kind-information-disclosure = Informationsläcka
desk-kind-vulnerable-system = Sårbart system
desk-kind-other = Annat
desk-kind-undetermined = Inte fastställt
desk-kind-test = Test
