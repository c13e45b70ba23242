### The desk: the officers' console. Short words: they are read at three in the morning.

desk-skip = Zum Inhalt
desk-menu = Bereiche
desk-nav-queue = Eingang
desk-nav-incidents = Vorfälle
desk-nav-officers = Team
desk-nav-organisations = Organisationen
desk-nav-openings = Öffnungen
desk-nav-journal = Journal
desk-nav-health = Zustand
desk-duty-on = Im Dienst
desk-duty-off = Nicht im Dienst
desk-sound-off = Glocke ist stumm
desk-sound-on = Glocke läutet hier
desk-cancel = Abbrechen
desk-copy = Kopieren
desk-copied = Kopiert
desk-nobody = Niemand
desk-reports = Meldungen
desk-older = Ältere
desk-newest = Neueste
desk-search = Wörter, ein Wert oder ein Aktenzeichen
desk-search-send = Suchen
desk-search-title = Suche
desk-search-how = Tippen Sie Wörter, eine Adresse oder ein Netz (198.51.100.0/24), eine Domain, eine Mailadresse, einen Hash, ein Aktenzeichen oder eine Quittungsnummer. Die Meldung muss alles enthalten; Groß- und Kleinschreibung und Akzente sind gleich.
desk-search-waiting = Die Suche kennt noch nicht alle Meldungen. Es fehlen die, die später kamen als
desk-search-evidence = In Nachrichten und Dateien
desk-search-left-out = Die Suche findet diese Meldung an ihren ersten { $kept } Wörtern und Werten; die übrigen { $left } kennt sie nicht.
desk-wrong = Das wurde nicht gespeichert:
desk-keyless = Kontakte sind noch nicht für Sie versiegelt. Sie können sie deshalb nicht öffnen.
desk-keyless-next = Schlüssel erzeugen

## Moments

desk-ago-now = gerade eben
desk-ago-minutes = vor { $n } min
desk-ago-hours = vor { $n } h
desk-ago-days = { $n ->
    [one] vor { $n } Tag
   *[other] vor { $n } Tagen
 }
desk-ago-minutes-ahead = in { $n } min
desk-ago-hours-ahead = in { $n } h
desk-ago-days-ahead = { $n ->
    [one] in { $n } Tag
   *[other] in { $n } Tagen
 }

## Alarms

desk-alarms = Alarme
desk-alarms-more = { $n } weitere im Eingang
desk-acknowledge = Alarm übernehmen
desk-alarm-ringing = Alarm: noch von niemandem übernommen
desk-alarm-said = Neuer Alarm { $reference }: { $what }
desk-alarm-has = { $name } hat ihn
desk-alarm-lapses = läutet sonst wieder
desk-alarm-open = Öffnen
desk-alarm-nobody-called = Noch konnte niemand gerufen werden: Niemand im Dienst hat eine E-Mail-Adresse.
desk-call-queued = wird gesendet
desk-call-accepted = vom Zustelldienst angenommen
desk-call-failed = fehlgeschlagen
desk-call-no-address = keine E-Mail-Adresse
desk-call-acknowledged = übernommen

## The queue

desk-filter-all = Alle
desk-filter-new = Neu
desk-filter-mine = Meine
desk-filter-taken = In Arbeit
desk-filter-open = Offen
desk-filter-closed = Abgeschlossen
desk-state-new = Neu
desk-state-taken = In Arbeit
desk-state-closed = Abgeschlossen
desk-row-unread = { $n } ungelesen
desk-row-files = { $n ->
    [one] { $n } Datei
   *[other] { $n } Dateien
 }
desk-empty-calm = Alles ruhig
desk-empty-calm-next = Neue Meldungen erscheinen hier von selbst. Das öffentliche Formular:
desk-empty-new = Nichts Neues: Alle Meldungen sind übernommen.
desk-empty-mine = Ihnen ist nichts zugewiesen.
desk-empty-taken = Keine Meldung ist in Arbeit.
desk-empty-closed = Noch ist keine Meldung abgeschlossen.
desk-empty-all = Alle Meldungen zeigen
desk-empty-search = Nichts enthält „{ $search }“
desk-empty-search-next = Jedes Wort muss in der Meldung stehen. Versuchen Sie es mit weniger Wörtern oder einer anderen Form des Wortes.

## What happened, in two words

desk-happening-money = Geld gestohlen
desk-happening-account = Konto übernommen
desk-happening-message = Verdächtige Nachricht
desk-happening-ransom = Lösegeld
desk-happening-malware = Schadsoftware
desk-happening-down = Dienst ausgefallen
desk-happening-defaced = Website verändert
desk-happening-leak = Datenleck
desk-happening-intrusion = Einbruch ins System
desk-happening-impersonation = Falsche Identität
desk-happening-sabotage = Sabotage
desk-happening-weakness = Sicherheitslücke
desk-happening-abuse = Drohungen
desk-happening-unknown = Unbekannt

desk-ongoing-now-and-it-hurts = Jetzt, mit Schaden
desk-ongoing-now = Jetzt
desk-ongoing-over = Vorbei
desk-ongoing-unknown = Unbekannt

## One report

desk-take = Übernehmen
desk-answer = Antworten
desk-assign-me = Mir zuweisen
desk-close = Abschließen
desk-reopen = Wieder öffnen
desk-words = Der Wortlaut, unverändert
desk-observables = Von der meldenden Person genannte Werte
desk-found = Werte, die im Text gefunden wurden
desk-found-personal = führt zu einer Person
desk-found-more = { $count } weitere Werte sind nur im Text markiert.
desk-nothing-reserved = bedeutet nichts: nicht im Internet oder aus einem Dokument
desk-nothing-resolver = bedeutet nichts: ein öffentlicher Namensauflöser
desk-nothing-site = bedeutet wenig: eine sehr große Website
desk-nothing-check = bedeutet nichts: dort fragen Geräte, ob sie verbunden sind
desk-nothing-empty = bedeutet nichts: eine leere Datei oder eine, die jedes System hat
desk-conversation = Gespräch
desk-conversation-none = Noch wurde nichts gesagt. Eine erste Antwort binnen Minuten beruhigt die meisten.
desk-side-reporter = Meldende Person
desk-side-desk = Leitstelle
desk-seen = gelesen
desk-unseen = noch nicht gelesen
desk-answer-label = Antwort an die meldende Person ({ $lang })
desk-answer-send = Antwort senden
desk-answer-note = Die meldende Person liest sie mit dem Beleg. Ihr Name wird nicht gezeigt.
desk-answer-note-unkept = Ob der Beleg gesichert wurde, ist nicht bestätigt: Die Antwort wird vielleicht nie gelesen.
desk-files = Dateien
desk-files-none = Keine Datei vorhanden.
desk-media-text = Text
desk-media-mail = E-Mail
desk-media-picture = Bild
desk-media-other = Datei
desk-history = Verlauf
desk-facts = Fakten
desk-fact-why = Grund der Priorität
desk-fact-ongoing = Dauert es an
desk-fact-sector = Sektor
desk-fact-organisation = Organisation
desk-fact-happened = Geschehen
desk-fact-filed = Eingegangen
desk-fact-lang = Sprache
desk-fact-door = Kam über
desk-fact-receipt = Beleg
desk-door-page = Website
desk-door-api = API
desk-receipt-kept = Von der meldenden Person gesichert
desk-receipt-unkept = Sicherung nicht bestätigt
desk-reason-hurts-now = Es geschieht jetzt und richtet Schaden an
desk-reason-goes-on = Es dauert an
desk-reason-protected-function = Eine geschützte Funktion ist betroffen
desk-reason-harmful-kind = Diese Art schadet, solange sie dauert
desk-reason-officer = Vom Team gesetzt (siehe Verlauf)
desk-reason-nothing-urgent = Nichts daran ist dringend
desk-protected-patient-care = Geschützt: Patientenversorgung
desk-protected-nuclear-safety = Geschützt: nukleare Sicherheit
desk-protected-energy-supply = Geschützt: Energieversorgung
desk-protected-payments = Geschützt: Zahlungsverkehr
desk-protected-trading = Geschützt: Börsenhandel
desk-protected-water = Geschützt: Wasser
desk-protected-transport = Geschützt: Verkehr
desk-protected-network = Geschützt: Netze
desk-assess = Bewerten
desk-assess-send = Speichern
desk-reason-assign-me = Nimmt es an sich
desk-field-priority = Priorität
desk-field-tlp = TLP
desk-field-kind = Art
desk-field-assigned_to = Zugewiesen an
desk-field-reason = Grund
desk-field-text = Text
desk-field-words = Text
desk-field-outcome = Ergebnis
desk-field-title = Titel
desk-field-incident = Vorfall
desk-field-reference = Aktenzeichen
desk-field-name = Name
desk-field-email = E-Mail-Adresse
desk-field-lang = Sprache
desk-field-role = Rolle
desk-field-label = Name
desk-field-sector = Sektor
desk-field-recipient = Schlüssel
desk-tlp-clear = darf an alle gehen
desk-tlp-green = an die Community
desk-tlp-amber = an die Organisation und ihre Kunden
desk-tlp-amber-strict = nur an die Organisation
desk-tlp-red = nur an die Anwesenden

## Identity

desk-identity = Wer meldet
desk-identity-none = Es wurde kein Kontakt angegeben.
desk-identity-sealed-browser = Im Browser der meldenden Person versiegelt: Dieser Server hat es nie gesehen.
desk-identity-sealed-edge = Im Speicher dieses Servers versiegelt, bevor es geschrieben wurde: Im Browser lief kein Skript.
desk-identity-sealed-node = Unter dem eigenen Schlüssel des Knotens: Als es kam, hatte niemand im Team einen Schlüssel.
desk-identity-reason = Warum Sie sie öffnen (kommt ins Journal)
desk-identity-open = Identität öffnen
desk-identity-opening = Ihr Gerät öffnet sie …
desk-identity-needs-script = Diese muss Ihr Gerät öffnen. Bitte erlauben Sie Skripte für diese Seite und versuchen Sie es noch einmal.
desk-identity-field-name = Name
desk-identity-field-email = E-Mail
desk-identity-field-phone = Telefon
desk-identity-field-other = Anderes

## Incidents

desk-incident = Vorfall
desk-incident-open = Offen
desk-incident-none = Gehört zu keinem Vorfall.
desk-incident-act = Einem Vorfall zuordnen
desk-incident-new = Neuen Vorfall eröffnen
desk-incident-title = Titel
desk-incident-existing = Ein offener Vorfall
desk-incident-link = Zuordnen
desk-incident-reports = { $n ->
    [one] { $n } Meldung
   *[other] { $n } Meldungen
 }
desk-incident-empty = Keine Meldung gehört dazu.
desk-incident-add = Meldung hinzufügen
desk-incident-add-send = Hinzufügen
desk-unlink = Herauslösen
desk-relink = Wieder zuordnen
desk-link-undone = herausgelöst
desk-timeline = Zeitleiste
desk-note = Notiz
desk-note-label = In die Zeitleiste schreiben
desk-note-send = Eintragen
desk-empty-incidents = Kein Vorfall ist offen
desk-empty-incidents-next = Ein Vorfall beginnt mit einer Meldung: Öffnen Sie eine, drücken Sie i und ordnen Sie sie einem neuen Vorfall zu.
desk-empty-incidents-closed = Noch ist kein Vorfall abgeschlossen

## Closing

desk-close-title = { $reference } abschließen
desk-close-outcome = Wie ging es aus?
desk-close-words = Schlusswort an die meldende Person ({ $lang })
desk-close-words-incident = Schlusswort
desk-close-look = So zeigen, wie es gelesen wird
desk-close-preview = Das liest die meldende Person
desk-close-sure = So abschließen
desk-close-back = Ändern
desk-close-also = { $n ->
    [one] Auch die { $n } offene Meldung mit diesen Worten abschließen
   *[other] Auch die { $n } offenen Meldungen mit diesen Worten abschließen
 }
desk-close-also-note = { $n ->
    [one] { $n } offene Meldung wird mit diesen Worten abgeschlossen.
   *[other] { $n } offene Meldungen werden mit diesen Worten abgeschlossen.
 }
desk-close-also-many = Die noch offenen ihrer { $n } Meldungen mit denselben Worten abschließen. Das dauert eine Weile; Sie können weiterarbeiten.
desk-closed-as = Abgeschlossen: { $outcome }
desk-outcome-resolved = Gelöst
desk-outcome-resolved-note = Angriff gestoppt oder Schaden behoben
desk-outcome-advised = Beraten
desk-outcome-advised-note = Rat gegeben; das Weitere liegt bei der meldenden Person
desk-outcome-referred = Abgegeben
desk-outcome-referred-note = an eine andere Stelle gegeben; nennen Sie diese im Text
desk-outcome-no-attack = Kein Angriff
desk-outcome-no-attack-note = etwas anderes, ein Irrtum, eine Störung
desk-outcome-unresolved = Ungeklärt
desk-outcome-unresolved-note = mehr ließ sich nicht herausfinden

## A file

desk-file-picture = Bild { $name }, als Beweis gegeben
desk-file-cut = Es geht weiter. Laden Sie die Datei herunter, um den Rest zu lesen.
desk-file-parts = Weitere Teile der E-Mail
desk-file-hash = SHA-256
desk-file-download = Herunterladen
desk-file-warning = Beweise können schädlich sein. Öffnen Sie sie nur auf einem Rechner, der dafür eingerichtet ist, nie auf diesem.
desk-file-save = Im Original herunterladen

## Signing in, invitations, keys

desk-login-title = In der Leitstelle anmelden
desk-login-text = Benutzen Sie den Passkey dieses Geräts oder Ihren Sicherheitsschlüssel.
desk-login-send = Mit Passkey anmelden
desk-login-left = Sie sind abgemeldet. Alarme rufen Sie trotzdem, solange Sie im Dienst sind.
desk-login-elsewhere = Passkeys dieses Knotens gehören zu einer anderen Adresse. Bitte öffnen Sie ihn dort:
desk-login-noscript = Ein Passkey braucht Skripte. Bitte erlauben Sie Skripte für diese Seite.
desk-login-lost = Passkey verloren? Fragen Sie die Leitung: Zwei Kolleginnen oder Kollegen geben Ihnen gemeinsam einen neuen.
desk-login-public = Zur öffentlichen Seite
desk-invite-title = Willkommen in der Leitstelle
desk-invite-text = Sie sind eingeladen. Ihre Rolle:
desk-invite-recovery = Ein neuer Passkey für { $name }
desk-invite-recovery-text = Zwei aus dem Team haben zugestimmt, dass Sie einen neuen Passkey bekommen. Ihre alten gelten nicht mehr, sobald Sie ihn erzeugen.
desk-invite-send = Passkey erzeugen
desk-invite-passkey = Ihr Gerät fragt nach Fingerabdruck, Gesicht oder PIN. Nichts davon verlässt das Gerät. Ein Passwort gibt es nicht.
desk-invite-past = Diese Einladung gilt nicht mehr
desk-invite-past-text = Sie gilt einmal, innerhalb von { $hours } Stunden. Wenn Sie sie schon benutzt haben, melden Sie sich an. Sonst bitten Sie Ihre Leitung um eine neue.
desk-passkey-label = Name dieses Passkeys
desk-passkey-label-note = etwa „Laptop“ oder „Schlüssel am Bund“
desk-passkey-none = Dieser Browser kann keine Passkeys. Ein aktueller Chrome, Edge, Firefox oder Safari kann es.
desk-passkey-refused = Es hat nicht geklappt: Das Gerät wurde nicht bestätigt, oder sein Passkey ist hier nicht bekannt.
desk-passkey-known = Auf diesem Gerät haben Sie schon einen Passkey.
desk-passkey-wait = Ihr Gerät ist gefragt …
desk-me-name = Name
desk-me-name-note = wie das Team Sie kennt; Meldende sehen ihn nie
desk-me-email = E-Mail-Adresse für Alarme
desk-me-email-note = Freiwillig. Ohne sie erreichen Alarme Sie nur in der geöffneten Leitstelle.
desk-me-email-nocarrier = Dieser Knoten kann noch keine E-Mails senden.
desk-me-lang = Sprache
desk-me-profile = Über Sie
desk-me-save = Speichern
desk-key-title = Ihr Schlüssel
desk-key-text = Namen und Kontakte der Meldenden werden für die Schlüssel des Teams versiegelt. Ihrer entsteht jetzt, auf diesem Gerät, und wird mit Ihrem Passkey verschlossen. Der Server bekommt nur, was er zum Versiegeln braucht, und das verschlossene Kästchen: nie den Schlüssel.
desk-key-make = Schlüssel erzeugen
desk-key-made = Kontakte werden für Ihren Schlüssel versiegelt.
desk-key-wrapped = Er ist verschlossen mit:
desk-key-kind-prf = einem Passkey
desk-key-kind-passphrase = einer Passphrase
desk-key-none = Sie haben noch keinen Schlüssel.
desk-key-look = Schlüssel ansehen
desk-key-again = Neuen Schlüssel erzeugen
desk-key-again-note = Was für den jetzigen Schlüssel versiegelt ist, bleibt Ihnen verschlossen, bis das Gerät von jemandem aus dem Team es für den neuen versiegelt.
desk-key-later = Später
desk-key-later-note = Sie können auch ohne ihn Meldungen beantworten, aber keine Kontakte öffnen.
desk-key-prf-missing = Dieser Passkey kann keinen Schlüssel verschließen. Eine Passphrase tut es stattdessen.
desk-key-passphrase = Passphrase
desk-key-passphrase-note = mindestens 12 Zeichen; am besten fünf oder sechs ungewöhnliche Wörter
desk-key-passphrase-again = Noch einmal dieselbe
desk-key-passphrase-ask = Passphrase Ihres Schlüssels
desk-key-passphrase-wrong = Diese Passphrase öffnet ihn nicht.
desk-key-passphrase-short = Bitte mindestens 12 Zeichen.
desk-key-passphrase-differs = Die beiden stimmen nicht überein.
desk-key-strength-1 = Schwach: mehr Wörter nehmen
desk-key-strength-2 = Mittel: noch ein Wort
desk-key-strength-3 = Stark
desk-key-wait = Ihr Gerät erzeugt und verschließt den Schlüssel …
desk-key-done = Fertig: Ihr Schlüssel ist da.
desk-key-open-failed = Ihr Schlüssel ließ sich auf diesem Gerät nicht öffnen.
desk-key-not-for-you = Dieser Kontakt ist nicht für Ihren Schlüssel versiegelt. Wer ihn öffnen kann, kann ihn für Sie versiegeln.
desk-key-wrapped-new = Auch der neue Passkey öffnet Ihren Schlüssel.
desk-passkeys = Passkeys
desk-passkey-add = Passkey hinzufügen
desk-passkey-add-note = Zwei Passkeys auf zwei Geräten: Dann ist ein Verlust nur lästig.
desk-passkey-opens = öffnet Ihren Schlüssel
desk-passkey-remove = Entfernen
desk-sessions = Sitzungen
desk-session-this = Diese
desk-session-other = Eine andere
desk-session-opened = begonnen
desk-session-seen = benutzt
desk-session-revoke = Beenden
desk-leave = Abmelden

## Officers

desk-role-duty-officer = Diensthabende/r
desk-role-duty-officer-note = Nimmt Alarme und Meldungen an, Tag und Nacht.
desk-role-handler = Fallbearbeitung
desk-role-handler-note = Bearbeitet Vorfälle.
desk-role-lead = Leitung
desk-role-lead-note = Führt die Leitstelle: lädt ein, weist zu, stellt Zugänge wieder her.
desk-role-data-protection = Datenschutz
desk-role-data-protection-note = Wacht über personenbezogene Daten.
desk-role-auditor = Revision
desk-role-auditor-note = Liest das Journal, ändert nichts.
desk-role-operator = Betrieb
desk-role-operator-note = Betreibt die Maschine, liest keine Meldung.
desk-officer-role = Rolle
desk-officer-role-of = Rolle von { $name }
desk-officer-role-send = Ändern
desk-officer-duty = Dienst
desk-officer-reach = Erreichbar über
desk-officer-acts = Aktionen
desk-officer-me = Sie
desk-officer-on = im Dienst
desk-officer-off = nicht im Dienst
desk-officer-left = ausgeschieden
desk-officer-mail = E-Mail
desk-officer-nomail = keine E-Mail
desk-officer-key = Schlüssel
desk-officer-nokey = kein Schlüssel
desk-officer-more = Mehr
desk-officer-leave = Austragen
desk-officer-leave-note = Beendet sofort alle Sitzungen. Für diese Person werden keine Kontakte mehr versiegelt.
desk-invite-someone = Jemanden einladen
desk-invite-make = Einmal-Link erzeugen
desk-invitations = Offene Einladungen
desk-invitation-line = eingeladen von { $by }, verfällt
desk-withdraw = Zurückziehen
desk-once-invitation = Einmalige Einladung
desk-once-recovery = Einmaliger Link zur Wiederherstellung
desk-once-text = Nur jetzt zu sehen. Geben Sie ihn der Person selbst, nicht per offener E-Mail. Er verfällt
desk-once-link = Einmal-Link
desk-recoveries = Wiederherstellungen
desk-recovery-begin = Wiederherstellung beginnen
desk-recovery-begin-note = Für jemanden, der alle Passkeys verloren hat. Eine zweite Person muss zustimmen.
desk-recovery-line = { $name }, begonnen von { $by }
desk-recovery-mine = Nun muss noch jemand zustimmen.
desk-recovery-second = Zustimmen
desk-recovery-second-note = Nur wenn Sie selbst mit der Person gesprochen haben.
desk-recovery-seconded = Zugestimmt: Der Link ist übergeben.
desk-recovery-keys = Notschlüssel
desk-recovery-keys-missing = Es gibt keine Notschlüssel: Verlieren alle ihren Schlüssel, bleiben die Kontakte für immer verschlossen.
desk-recovery-keys-next = Die zwei Notschlüssel erzeugen
desk-recovery-keys-text = Zwei Schlüssel auf Papier, für zwei Personen, gehören zu jedem Siegel. Sie entstehen in diesem Browser, werden gedruckt und vergessen. Nur ihre öffentlichen Hälften gehen an den Server.
desk-recovery-keys-are = Zwei Notschlüssel gehören zu jedem Siegel:
desk-recovery-keys-make = Zwei Notschlüssel erzeugen
desk-recovery-keys-again = Zwei neue erzeugen
desk-recovery-keys-printed = Beide Blätter sind gedruckt und liegen in zwei verschiedenen Tresoren.
desk-recovery-keys-keep = Ab jetzt für diese Schlüssel versiegeln
desk-recovery-print-first = Drucken Sie beide Blätter, bevor Sie die Seite verlassen: Sie sind nur jetzt zu sehen.
desk-recovery-saved = Gespeichert.
desk-recovery-sheet-one = Notschlüssel, Blatt 1 von 2
desk-recovery-sheet-two = Notschlüssel, Blatt 2 von 2
desk-recovery-sheet-text = Bewahren Sie ihn dort auf, wo nur Sie und Ihre Vertretung hinkommen. Wer ihn liest, kann jeden Kontakt dieses Knotens öffnen.
desk-recovery-sheet-open = Um einen versiegelten Kontakt mit dem Werkzeug age zu öffnen, schreiben Sie den Schlüssel in eine Datei key.txt:
desk-recovery-sheet-sign = Name, Datum, Aufbewahrungsort:
desk-recovery-sheet-print = Dieses Blatt drucken

## Organisations

desk-empty-organisations = Noch ist keine Organisation bekannt
desk-empty-organisations-next = Eine Firma, die maschinell meldet, bekommt hier einen Namen und einen Schlüssel für ihre Maschinen.
desk-organisation-new = Organisation eintragen
desk-organisation-name = Name
desk-organisation-send = Eintragen
desk-sector-unknown = Unbekannt
desk-api-key = Schlüssel
desk-api-key-once = Nur jetzt zu sehen. Er gehört in den Header jeder Anfrage:
desk-api-key-given = ausgegeben
desk-api-key-used = benutzt
desk-api-key-unused = noch nicht benutzt
desk-api-key-revoked = widerrufen
desk-api-key-revoke = Widerrufen
desk-api-keys-none = Kein Schlüssel vorhanden.
desk-api-key-label = Ein neuer Schlüssel für
desk-api-key-give = Schlüssel ausgeben

## Watching

desk-openings-text = Wer wessen Identität geöffnet hat, und warum.
desk-openings-none = Es wurde keine Identität geöffnet.
desk-journal-text = Alles, was getan wurde, der Reihe nach, nur als Kennungen. Die Hashwerte sind öffentlich und lassen sich nicht umschreiben.
desk-log-when = Wann
desk-log-who = Wer
desk-log-act = Was
desk-log-subject = Woran
desk-log-report = Meldung
desk-log-number = Nr.
desk-health-ready = Der Knoten nimmt Meldungen an und ruft Menschen.
desk-health-not-ready = Hier muss jemand nachsehen.
desk-vital-store = Speicher
desk-vital-worker = Arbeitsprozess
desk-vital-mail = E-Mail-Versand
desk-vital-queue = Wartende Arbeit
desk-vital-journal = Journaleinträge
desk-vital-officers = Team
desk-vital-duty = Im Dienst
desk-vital-alarms = Läutende Alarme
desk-vital-well = in Ordnung
desk-vital-look = bitte nachsehen
desk-troubles = Was mit dem Knoten nicht stimmt
desk-trouble-store-full = Die Festplatte ist voll: Es kann keine Meldung angenommen werden.
desk-trouble-store-full-next = Schaffen Sie Platz im Datenverzeichnis oder geben Sie ihm eine größere Platte. Der Knoten schreibt dann von selbst wieder. Nehmen Sie bis dahin Meldungen am Telefon an.
desk-trouble-store-read-only = Die Festplatte lässt sich nur lesen: Es kann keine Meldung angenommen werden.
desk-trouble-store-read-only-next = Prüfen Sie die Platte und die Rechte am Datenverzeichnis. Der Knoten schreibt dann von selbst wieder. Nehmen Sie bis dahin Meldungen am Telefon an.
desk-trouble-store-away = Die Datenbank antwortet nicht: Es kann keine Meldung angenommen werden.
desk-trouble-store-away-next = Starten Sie die Datenbank oder prüfen Sie das Netz dorthin. Der Knoten findet sie von selbst wieder. Nehmen Sie bis dahin Meldungen am Telefon an.
desk-trouble-store-busy = Die Datenbank ist belegt: Ein anderes Programm hält sie fest, oder sie ist zu langsam.
desk-trouble-store-busy-next = Beenden Sie das andere Programm, das die Datenbank benutzt, etwa eine Kopie oder eine Abfrage von Hand.
desk-trouble-store-unsure = Der Knoten kann nicht sagen, ob die letzten Meldungen gespeichert wurden, und hält an.
desk-trouble-store-unsure-next = Der Dienst startet ihn neu. Falls nicht, starten Sie ihn von Hand und prüfen Sie die Platte.
desk-trouble-store-damaged = Etwas Gespeichertes ist nicht lesbar: Die Datenbank ist beschädigt.
desk-trouble-store-damaged-next = Behalten Sie eine Kopie des Datenverzeichnisses, wie es ist, und spielen Sie die letzte Sicherung ein. Holen Sie Hilfe, bevor Sie etwas löschen.
desk-trouble-journal-broken = Das Ende des Journals passt nicht zu seinem unterschriebenen Kopf.
desk-trouble-journal-broken-next = Behalten Sie eine Kopie des Datenverzeichnisses, wie es ist, und spielen Sie die letzte Sicherung ein. Jemand könnte die Datenbank verändert haben.
desk-trouble-clock-back = Die Uhr wurde zurückgestellt.
desk-trouble-clock-back-next = Prüfen Sie die Zeit der Maschine und ihren Zeitdienst. Alarme laufen weiter; Zeiten aus diesen Stunden können falsch sein.
desk-trouble-clock-ahead = Die Uhr ist vorgesprungen, oder die Maschine hat geschlafen.
desk-trouble-clock-ahead-next = Prüfen Sie die Zeit der Maschine und ihren Zeitdienst. Alarme können zu früh geläutet haben.
desk-trouble-workers-late = Die Arbeitsprozesse machen keine Runden: Niemand wird gerufen.
desk-trouble-workers-late-next = Behalten Sie die Liste der Meldungen selbst im Auge und starten Sie den Knoten neu.
desk-trouble-mail-failing = Der Mailserver nimmt keine Rufe an: Alarme erreichen nur, wer die Leitstelle geöffnet hat.
desk-trouble-mail-failing-next = Prüfen Sie den Mailserver und die E-Mail-Einstellungen. Rufen Sie Kollegen an. Der Knoten versucht es weiter.
desk-trouble-calls-failing = Ein Weg zu Menschen trägt nicht: Kurznachrichten, Push oder Webhooks gehen vielleicht nicht hinaus.
desk-trouble-calls-failing-next = Prüfen Sie die Einstellungen des Gateways, sein Guthaben und das Protokoll. Rufen Sie Kollegen an. Der Knoten versucht es weiter; geht minutenlang nichts hinaus, starten Sie ihn neu.
desk-trouble-no-mail-carrier = Kein E-Mail-Versand ist eingerichtet: Alarme erreichen nur, wer die Leitstelle geöffnet hat.
desk-trouble-no-mail-carrier-next = Tragen Sie den Mailserver in die Einstellungen des Knotens ein.
desk-trouble-certificate = Das Zertifikat der öffentlichen Seite läuft bald ab oder ist abgelaufen.
desk-trouble-certificate-next = Erneuern Sie das Zertifikat; Browser werden die Leute sonst warnen.
desk-trouble-neighbour-lied = Ein Nachbar hat zwei Dinge gesagt, die nicht beide wahr sein können.
desk-trouble-neighbour-lied-next = Von ihm wird nichts mehr angenommen; beide signierten Beweise sind aufbewahrt. Sehen Sie auf die Seite der Nachbarn und rufen Sie dessen Dienst an.
desk-trouble-neighbour-silent = Ein Nachbar war eine Weile nicht zu hören.
desk-trouble-neighbour-silent-next = Rufen Sie dessen Dienst an: Vielleicht kann er nicht läuten. Prüfen Sie auch die Verbindung dieses Knotens.
desk-trouble-neighbour-floods = Ein Nachbar sendet mehr, als sein Kontingent erlaubt.
desk-trouble-neighbour-floods-next = Was zu viel ist, wartet und weckt niemanden. Sehen Sie nach, was von ihm kam, und rufen Sie dessen Dienst an.
desk-trouble-charter-old = Die Charta des Netzes ist seit langem abgelaufen.
desk-trouble-charter-old-next = Alles läuft weiter. Die Mitglieder sollten eine neue unterzeichnen.

## What was just done

desk-done-acknowledged = Übernommen: Der Alarm gehört Ihnen.
desk-done-taken = Übernommen: Die Meldung gehört Ihnen.
desk-done-answered = Antwort gesendet.
desk-done-assessed = Gespeichert.
desk-done-assigned = Ihnen zugewiesen.
desk-done-closed = Abgeschlossen.
desk-done-reopened = Wieder offen.
desk-done-linked = Dem Vorfall zugeordnet.
desk-done-unlinked = Herausgelöst. „Wieder zuordnen“ macht es rückgängig.
desk-done-noted = Eingetragen.
desk-done-duty-on = Sie sind im Dienst: Alarme rufen Sie.
desk-done-duty-off = Sie sind nicht im Dienst: Alarme rufen Sie nicht.
desk-done-profile = Gespeichert.
desk-done-invited = Der Link ist erzeugt.
desk-done-withdrawn = Zurückgezogen.
desk-done-role = Rolle geändert.
desk-done-left = Die Person ist ausgetragen.
desk-done-recovery = Begonnen. Nun muss noch jemand zustimmen.
desk-done-registered = Eingetragen.
desk-done-key-given = Der Schlüssel ist erzeugt.
desk-done-key-revoked = Der Schlüssel ist widerrufen.
desk-done-session = Die Sitzung ist beendet.
desk-done-passkey = Erledigt.
desk-done-recovery-keys = Gespeichert. Neue Kontakte werden auch für sie versiegelt.
desk-done-not-found = So heißt hier nichts.
desk-done-already-closed = Das ist schon abgeschlossen.
desk-done-already-linked = Sie gehört schon zu diesem Vorfall.
desk-done-not-closed = Das ist nicht abgeschlossen.
desk-done-conflict = Jemand war schneller. Bitte sehen Sie noch einmal nach.

## What the script says

desk-live-on = Verbunden
desk-live-off = Verbindet neu …
desk-live-new-alarm = Neuer Alarm
desk-live-news = Neue Meldungen
desk-offline = Keine Verbindung zum Knoten. Was Sie getippt haben, ist noch da.
desk-session-over = Ihre Sitzung ist abgelaufen. Was Sie getippt haben, ist noch da.
desk-session-over-next = In neuem Tab anmelden, dann noch einmal senden
desk-send-failed = Das Senden ist fehlgeschlagen. Was Sie getippt haben, ist noch da.
desk-reseal-offer = Kontakte, die noch nicht für das ganze Team versiegelt sind: { $n }
desk-reseal-now = Jetzt versiegeln
desk-reseal-going = Wird versiegelt …
desk-reseal-done = Alle Kontakte sind für das ganze Team versiegelt.
desk-reseal-stopped = Was Ihr Schlüssel öffnet, ist für alle versiegelt. Den Rest muss ein anderes Gerät aus dem Team versiegeln.
desk-palette-open = Befehle
desk-palette-hint = Was möchten Sie tun?
desk-palette-empty = Diesen Befehl gibt es hier nicht
desk-palette-go = Gehe zu
desk-help-page = Auf dieser Seite
desk-help-title = Tastenkürzel
desk-help-close = Schließen
desk-cmd-acknowledge = Obersten Alarm übernehmen
desk-cmd-take = Meldung übernehmen
desk-cmd-answer = Der meldenden Person antworten
desk-cmd-note = In die Zeitleiste schreiben
desk-cmd-incident = Vorfall: eröffnen oder zuordnen
desk-cmd-priority = Priorität ändern
desk-cmd-tlp = TLP ändern
desk-cmd-kind = Art ändern
desk-cmd-assign-me = Mir zuweisen
desk-cmd-identity = Identität öffnen
desk-cmd-close = Mit Ergebnis abschließen
desk-cmd-reopen = Wieder öffnen
desk-cmd-down = Nächste in der Liste
desk-cmd-up = Vorige in der Liste
desk-cmd-open = Auswahl öffnen
desk-cmd-back = Zurück zur Liste
desk-cmd-search = Suchen
desk-cmd-palette = Alle Befehle
desk-cmd-help = Tastenkürzel
desk-cmd-send = Geschriebenes senden
desk-cmd-escape = Schließen oder Feld verlassen
desk-cmd-queue = Eingang
desk-cmd-incidents = Vorfälle
desk-cmd-me = Meine Seite
desk-cmd-officers = Team
desk-cmd-organisations = Organisationen
desk-cmd-openings = Öffnungen von Identitäten
desk-cmd-journal = Journal
desk-cmd-health = Zustand
desk-cmd-duty = Dienst an oder aus
desk-cmd-sound = Glocke an diesem Bildschirm an oder aus
desk-cmd-older = Ältere Meldungen
desk-cmd-filter-new = Neue zeigen
desk-cmd-filter-mine = Meine zeigen

## Acts, as the history shows them

desk-act-report-filed = hat die Meldung abgegeben
desk-act-report-taken = hat die Meldung übernommen
desk-act-report-closed = hat die Meldung abgeschlossen
desk-act-report-reopened = hat die Meldung wieder geöffnet
desk-act-report-linked = hat sie einem Vorfall zugeordnet
desk-act-report-unlinked = hat sie aus dem Vorfall herausgelöst
desk-act-alarm-opened = hat nach einem Menschen gerufen
desk-act-alarm-acknowledged = hat den Alarm übernommen
desk-act-alarm-lapsed = hat wieder geläutet
desk-act-alarm-holder-left = hat den Alarm von jemandem genommen, der gegangen ist
desk-act-alarm-called = hat Menschen gerufen
desk-act-assessed = hat bewertet
desk-act-priority-changed = hat die Priorität geändert
desk-act-kind-changed = hat die Art geändert
desk-act-marking-changed = hat die TLP-Kennzeichnung geändert
desk-act-reassigned = hat zugewiesen
desk-act-assignment-changed = hat zugewiesen
desk-act-incident-opened = hat den Vorfall eröffnet
desk-act-incident-closed = hat den Vorfall abgeschlossen
desk-act-incident-reopened = hat den Vorfall wieder geöffnet
desk-act-note-written = hat eine Notiz geschrieben
desk-act-assigned = hat zugewiesen
desk-act-file-added = hat eine Datei hinzugefügt
desk-act-identity-opened = hat die Identität geöffnet
desk-act-identity-resealed = hat den Kontakt neu versiegelt
desk-act-message-read = hat eine Nachricht gelesen
desk-act-answer-seen = hat die Antwort gelesen
desk-act-receipt-kept = hat den Beleg gesichert
desk-act-reporter-answered = hat der meldenden Person geantwortet
desk-act-reporter-wrote = hat der Leitstelle geschrieben

desk-who-reporter = Meldende Person
desk-who-visitor = Meldende Person
desk-who-node = Knoten
desk-who-organisation = Organisation

## The taxonomy (RSIT 1003)

desk-class-abusive-content = Missbräuchliche Inhalte
desk-class-malicious-code = Schadcode
desk-class-information-gathering = Informationsbeschaffung
desk-class-intrusion-attempts = Einbruchsversuche
desk-class-intrusions = Einbrüche
desk-class-availability = Verfügbarkeit
desk-class-information-content-security = Informationssicherheit
desk-class-fraud = Betrug
desk-class-vulnerable = Verwundbar
desk-class-other = Sonstiges
desk-class-test = Test
desk-kind-spam = Spam
desk-kind-harmful-speech = Drohungen, Belästigung
desk-kind-violence = Gewalt
desk-kind-infected-system = Infiziertes System
desk-kind-c2-server = Steuerungsserver
desk-kind-malware-distribution = Verbreitung von Schadsoftware
desk-kind-malware-configuration = Konfiguration von Schadsoftware
desk-kind-scanner = Scan
desk-kind-sniffing = Mithören
desk-kind-social-engineering = Social Engineering
desk-kind-ids-alert = Bekannte Lücke versucht
desk-kind-brute-force = Anmeldeversuche
desk-kind-exploit = Neue Lücke versucht
desk-kind-privileged-account-compromise = Konto mit hohen Rechten übernommen
desk-kind-unprivileged-account-compromise = Konto übernommen
desk-kind-application-compromise = Anwendung übernommen
desk-kind-system-compromise = System übernommen
desk-kind-burglary = Einbruch vor Ort
desk-kind-dos = Überlastungsangriff (DoS)
desk-kind-ddos = Verteilter Überlastungsangriff (DDoS)
desk-kind-misconfiguration = Fehlkonfiguration
desk-kind-sabotage = Sabotage
desk-kind-outage = Ausfall
desk-kind-unauthorised-information-access = Daten unbefugt gelesen
desk-kind-unauthorised-information-modification = Daten unbefugt geändert
desk-kind-data-loss = Daten verloren oder gesperrt
desk-kind-data-leak = Daten abgeflossen
desk-kind-unauthorised-use-of-resources = Missbrauch von Ressourcen oder Geld
desk-kind-copyright = Urheberrecht
desk-kind-masquerade = Falsche Identität
desk-kind-phishing = Phishing
desk-kind-weak-crypto = Schwache Verschlüsselung
desk-kind-ddos-amplifier = Verstärker
desk-kind-potentially-unwanted-accessible = Offener Dienst
desk-kind-information-disclosure = Preisgabe von Informationen
desk-kind-vulnerable-system = Verwundbares System
desk-kind-other = Sonstiges
desk-kind-undetermined = Unbestimmt
desk-kind-test = Test
