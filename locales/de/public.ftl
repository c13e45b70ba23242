### The public pages. Plain words, short sentences: the reader may be frightened, in a hurry, on an old telephone.

skip-to-content = Zum Inhalt
language = Sprache
footer-nav = Weitere Seiten
footer-words = Die Sturmglocke hing mitten in der Stadt. Jeder konnte sie läuten lassen, bei Tag und bei Nacht, und oben im Turm war immer jemand wach.
link-first-aid = Erste Hilfe
link-follow = Ich habe einen Beleg
link-about = Wie es funktioniert und wer es liest
link-journal = Öffentliches Journal
link-api = Für Maschinen (API)
link-accessibility = Barrierefreiheit
optional = (freiwillig)
error = Fehler
errors-title = Bitte sehen Sie hier noch einmal nach
back = Zurück
change = Ändern
go-on = Weiter
send = Senden
to-start = Zur Startseite
# A strip with a telephone. Followed by the link «call-number».
danger-to-life = Ist gerade jemand in Gefahr?
call-number = { $number } anrufen
step = Schritt { $at } von { $of }

## Start page

home-name = Cyberangriff melden, Tag und Nacht
home-title = Angriff im Netz? Läuten Sie die Glocke.
home-lead = Dies ist die Alarmstelle für Cyberangriffe, rund um die Uhr. Sagen Sie uns, was Ihnen, Ihrer Firma oder einem Dienst passiert, auf den Sie angewiesen sind. Es ist immer jemand im Dienst und liest es, zu jeder Stunde.
home-flag = Es passiert etwas: jetzt melden
home-easy-name = Kein Konto, kein Name nötig
home-easy-time = Dauert etwa zwei Minuten
home-easy-sure = Sie müssen nicht sicher sein
home-after-title = Was nach Ihrer Meldung geschieht
home-after-receipt = Sie bekommen sofort einen Beleg
home-after-receipt-text = Eine Nummer, die nur Sie haben. Mit ihr lesen Sie die Antwort.
home-after-aid = Sie sehen, was jetzt zu tun ist
home-after-aid-text = Erste Hilfe für genau diese Art von Angriff, und wen Sie anrufen können.
home-after-officer = Ein Mensch liest es
home-after-officer-text = Wenn es gerade geschieht und Schaden anrichtet, wird sofort eine diensthabende Person gerufen.
home-receipt-title = Ich habe einen Beleg
home-receipt-go = Antwort lesen

## Flag, step 1

what-title = Was ist los?
what-hint = Wählen Sie, was am besten passt. Eine falsche Wahl schadet nicht. Wenn Sie unsicher sind, nehmen Sie das Letzte.

## Flag, step 2

words-title = Beschreiben Sie es mit eigenen Worten
words-hint = Was sehen Sie? Wann fing es an? Was haben Sie schon getan? Schreibfehler machen nichts.
words-again = Sie haben dieses Formular schon mit anderen Worten gesendet, und diese Meldung ist gespeichert. Mit „Jetzt senden“ schicken Sie den neuen Text als weitere Meldung.
words-protected = Nur Diensthabende dieser Alarmstelle lesen Ihre Worte. Sie werden verschlüsselt gespeichert.
words-protected-more = Was geschützt ist und was nicht
ongoing-title = Geschieht es gerade?
ongoing-now-and-it-hurts = Ja, und es richtet Schaden an
ongoing-now = Ja, aber noch ohne Schaden
ongoing-over = Nein, es ist vorbei
ongoing-unknown = Ich weiß es nicht
who-title = Wen trifft es?
who-me = Mich oder jemanden, den ich kenne
who-organisation = Eine Firma oder Organisation
who-unknown = Ich weiß es nicht
sector-none = Ich weiß es nicht, oder nichts davon
send-now = Jetzt senden
add-more = Angaben zu mir oder Dateien ergänzen
abuse-no-pictures = Senden Sie nie sexuelle Bilder von Kindern, auch nicht als Beweis. Worte und die Internetadresse genügen. Melden Sie die Adresse hier in Worten, und außerdem der Meldestelle Ihres Landes:

## Flag, step 3

more-title = Möchten Sie etwas ergänzen?
more-hint = Alles auf dieser Seite ist freiwillig. Sie können auch ohne senden.
contact-title = Wer Sie sind
contact-sealed-server = Wird versiegelt, sobald es bei uns ankommt und bevor etwas gespeichert wird: Nur die Schlüssel der Diensthabenden können es öffnen. Auf dem Weg zu uns schützt es nur die Verbindung.
contact-sealed-browser = Wird hier in Ihrem Browser versiegelt, bevor es gesendet wird: Nur die Schlüssel der Diensthabenden können es öffnen. Unser Server kann es nicht lesen.
contact-seal-failed = Das Versiegeln in Ihrem Browser hat nicht funktioniert. Drücken Sie noch einmal „Senden“, dann versiegelt es unser Server. Oder leeren Sie die Felder.
contact-sealed-already = Ihre Angaben sind schon versiegelt und werden mitgesendet. Tippen Sie sie nur neu ein, wenn Sie sie ersetzen wollen.
other-hint = Zum Beispiel ein Name in einem Messenger, oder wann wir anrufen dürfen.
happened-hint = Nach Ihrer Uhr ({ $zone }). Lassen Sie es leer, wenn Sie es nicht wissen.
files-hint = Bildschirmfotos, E-Mails, Protokolle. Bis zu { $count } Dateien, je { $size }. Wir bewahren sie verschlüsselt auf und starten sie nie als Programm.
files-no-abuse = Senden Sie nie sexuelle Bilder von Kindern.

## When too many report at once

wait-title = Gerade melden sehr viele
wait-text = Was Sie geschrieben haben, ist hier; nichts ist verloren. Weil so viele auf einmal anklopfen, lassen wir die Meldungen eine nach der anderen herein. Ihre folgt gleich.
wait-work = Ihr Gerät erledigt eine kleine Rechenarbeit, die uns zeigt, dass Sie keine Flut sind. Dann wird die Meldung von selbst gesendet.
wait-done = Fertig. Die Meldung wird gesendet.
wait-patience =
    Bitte warten Sie { $seconds ->
        [one] eine Sekunde
       *[other] { $seconds } Sekunden
    } und drücken Sie dann auf «Jetzt senden».
wait-files = Eine Seite kann keine Dateien mitnehmen: Bitte wählen Sie sie noch einmal aus. Sie können sie auch später unter Ihrer Quittung hinzufügen.

## The receipt

receipt-title = Ihre Meldung ist gespeichert
receipt-lead = Sie heißt { $reference }. Eine diensthabende Person wird sie lesen. Schreiben Sie jetzt Ihren Beleg auf.
receipt-rings = Weil gerade Schaden entsteht, werden die Diensthabenden gerufen.
receipt-name = Ihr Beleg
receipt-only-key = Diese Nummer ist der einzige Schlüssel zur Antwort. Wir können sie Ihnen kein zweites Mal sagen. Wer sie hat, kann hier an Ihrer Stelle lesen und schreiben.
receipt-copy = Kopieren
receipt-copied = Kopiert
receipt-print = Drucken
receipt-save = Als Text speichern
receipt-hint = 20 Ziffern. Leerzeichen spielen keine Rolle.
receipt-kept-title = Sehr gut, der Beleg ist gesichert
receipt-kept-text = Sie können diese Seite schließen. Kommen Sie mit dem Beleg wieder, wann immer Sie möchten.
receipt-enter = Mit diesem Beleg lesen und schreiben
receipt-files-failed =
    { $count ->
        [one] Eine Datei konnte nicht gespeichert werden: Sie ist zu groß, leer oder eine zu viel. Ihre Worte sind gespeichert. Die Datei können Sie mit Ihrem Beleg nachreichen.
       *[other] { $count } Dateien konnten nicht gespeichert werden: zu groß, leer oder zu viele. Ihre Worte sind gespeichert. Die Dateien können Sie mit Ihrem Beleg nachreichen.
    }
receipt-aid = Was jetzt zu tun ist
receipt-later-title = Wo Sie die Antwort lesen
receipt-later = Unter { $address } mit Ihrem Beleg. Dort können Sie auch mehr schreiben und Dateien nachreichen. Ihren Namen brauchen wir dafür nicht.
receipt-proof = Eingangsnachweis herunterladen
receipt-proof-text = Eine signierte Datei. Mit ihr kann später jeder prüfen, dass diese Meldung in unserem Journal steht und nicht verändert wurde.
keep-title = Haben Sie den Beleg wirklich gesichert?
keep-go = Prüfen
keep-wrong = Das ist nicht die letzte Gruppe. Der Beleg steht noch oben: Sehen Sie noch einmal nach.
sealed = Wer Sie sind
sealed-browser = In Ihrem Browser versiegelt. Nur die Diensthabenden können es öffnen.
sealed-edge = Von unserem Server versiegelt, bevor es gespeichert wurde. Nur die Diensthabenden können es öffnen.
sealed-node = Mit dem eigenen Schlüssel der Alarmstelle verschlüsselt gespeichert, bis die ersten Diensthabenden einen Schlüssel haben.

## First aid

aid-title = Erste Hilfe
aid-lead = Was jetzt zu tun ist, was Sie lassen sollten und wen Sie anrufen. Zum Lesen müssen Sie nichts melden.
aid-now = Das sollten Sie jetzt tun
aid-do-not = Das sollten Sie lassen
aid-call = Rufen Sie an
aid-keep = Als Beweis sichern
aid-organisation = Wenn es eine Firma oder Organisation trifft
aid-sources = Quellen:
aid-reviewed = Geprüft: { $when }.
aid-flag = Das den Diensthabenden melden

## Coming back

follow-title = Antwort lesen
follow-lead = Geben Sie Ihren Beleg ein, um die Antwort zu lesen und mehr zu schreiben.
follow-go = Öffnen
follow-left = Sie haben die Seite verlassen. Auf diesem Gerät bleibt nichts von diesem Besuch.
follow-carried = Sie waren eine Weile weg. Bitte geben Sie den Beleg noch einmal ein. Ihr Text ist auf dieser Seite noch da, nur Dateien müssen Sie neu auswählen.
follow-unknown = Mit dieser Nummer können wir nichts öffnen. Bitte vergleichen Sie sie mit Ihrem Beleg, Ziffer für Ziffer.
follow-lost-title = Ich habe den Beleg verloren
follow-lost = Dann können wir Ihnen die Meldung nicht öffnen, denn wir wissen nicht, von wem sie ist. Melden Sie es noch einmal und schreiben Sie dazu, dass Sie es schon gemeldet haben. Wenn Sie das Aktenzeichen noch haben, nennen Sie es.
talk-title = Meldung { $reference }
talk-way = Wie weit sie ist
talk-way-kept = Erhalten
talk-way-taken = In Arbeit
talk-way-answered = Antwort
talk-way-closed = Beendet
talk-state-kept = Ihre Meldung ist gespeichert
talk-state-kept-text = Noch hat sie niemand übernommen. Meldungen über Schaden, der gerade entsteht, gehen vor. Sie müssen hier nicht warten: Kommen Sie mit Ihrem Beleg wieder.
talk-state-taken = Eine diensthabende Person hat Ihre Meldung
talk-state-taken-text = Die Antwort erscheint hier. Wenn sich etwas ändert, schreiben Sie es unten.
talk-state-answered = Sie haben eine Antwort
talk-state-answered-text = Lesen Sie sie unten. Sie können jederzeit antworten.
talk-state-closed = Ihre Meldung ist abgeschlossen
talk-state-closed-text = Wenn es weitergeht oder neu beginnt, schreiben Sie unten. Dann wird sie wieder geöffnet.
talk-not-kept = Sie haben die letzte Gruppe Ihres Belegs noch nicht eingetippt. Bitte vergewissern Sie sich, dass Sie die Nummer gesichert haben: Sie ist der einzige Weg zu dieser Seite.
talk-messages = Nachrichten
talk-you = Sie
talk-officer = Diensthabende Person
talk-seen = gelesen
talk-your-report = Ihre Meldung liegt den Diensthabenden genau so vor, wie Sie sie gesendet haben.
talk-empty = Noch keine Antwort. Eine diensthabende Person liest Ihre Meldung und schreibt hier. Bis dahin hilft die Erste Hilfe.
talk-files = Dateien
talk-send = Senden
talk-aid = Erste Hilfe bei dieser Art von Angriff
talk-leave = Verlassen und Besuch vergessen

## The link in an alarm mail

ack-title-ringing = Dieser Alarm läutet
ack-title-done = Diesen Alarm hat jemand übernommen
ack-title-gone = Dieser Link gilt nicht mehr
ack-ask = Übernehmen Sie ihn nur, wenn Sie jetzt danach sehen.
ack-go = Ich übernehme
ack-done-text = Die Glocke schweigt. Bitte machen Sie in der Leitstelle weiter.
ack-gone = Er wurde benutzt, zurückgezogen oder ist älter als ein Tag. In der Leitstelle sehen Sie, was jetzt läutet.
ack-since = Läutet seit
ack-officer = Gesendet an
ack-desk = Zur Leitstelle

## Public journal

journal-title = Das öffentliche Journal
journal-lead = Alles, was hier getan wird, hinterlässt eine Zeile in einem Journal, das niemand unbemerkt umschreiben kann, auch wir nicht.
journal-holds = Das Journal enthält nur Fingerabdrücke (Hashwerte). Worte, Namen oder Adressen lassen sich daraus nicht lesen.
journal-key-title = Der Schlüssel dieser Alarmstelle
journal-key = Vergleichen Sie diesen Schlüssel mit einem, den Sie auf anderem Weg bekommen haben, etwa von der Alarmstelle eines Nachbarlandes.
journal-fingerprint = Derselbe Schlüssel zum Vorlesen:
journal-files-title = Dateien zum Prüfen
journal-checkpoint = der signierte Stand des Journals
journal-tiles = die Hashwerte im Format C2SP tlog-tiles
journal-key-file = der Schlüssel als Text
journal-roster = die Schlüssel der Diensthabenden, für die Kontaktdaten versiegelt werden
journal-check-title = Ihren Nachweis prüfen
journal-check = Mit dem heruntergeladenen Nachweis und diesem Programm, auf Ihrem eigenen Rechner, ohne Internet:
journal-not = Der Nachweis zeigt, dass Ihre Meldung im Journal steht. Dass alle dasselbe Journal sehen, ist erst gezeigt, wenn auch Nachbarn es signieren.

## About

about-title = Wie es funktioniert und wer es liest
about-lead = Stormbell ist eine Glocke für Cyberangriffe: Jeder darf sie läuten, zu jeder Stunde, und immer antwortet jemand.
about-who-title = Wer liest, was Sie senden
about-who = Die Diensthabenden dieser Alarmstelle. Jede und jeder von ihnen hat einen persönlichen Schlüssel. Jedes Öffnen eines Namens oder einer Adresse wird mit dem Grund ins Journal geschrieben. Organisationen, andere Staaten und die Öffentlichkeit bekommen nichts, was auf Sie hinweisen könnte, außer die Kennzeichnung Ihrer Meldung erlaubt es.
about-seal-title = Was das Versiegeln schützt
about-seal = Wenn Sie sagen, wer Sie sind, wird das versiegelt: so verschlüsselt, dass nur die eigenen Geräte der Diensthabenden es öffnen können.
about-seal-does-title = Es schützt vor
about-seal-does-1 = einer gestohlenen Datenbank oder Sicherung
about-seal-does-2 = jemandem, der den Server betreibt oder später in ihn eindringt
about-seal-does-3 = neugierigen Blicken ohne Grund: Jedes Öffnen hinterlässt eine Spur
about-seal-not-title = Es schützt nicht vor
about-seal-not-1 = Zugriff auf Ihr eigenes Gerät, etwa durch Schadsoftware, oder einem Arbeitgeber, der Ihren Bildschirm und Ihr Netz sieht
about-seal-not-2 = einem Server, der schon vorher übernommen wurde und Ihnen eine falsche Seite schickt
about-seal-not-3 = dem, was Sie mit Ihren Worten schreiben: Das muss der Server lesen, um jemanden zu rufen. Es wird verschlüsselt gespeichert, aber nicht versiegelt
about-seal-not-4 = jemandem, der Ihren Beleg findet
about-roster =
    { $count ->
        [0] Noch hat hier niemand einen Schlüssel. Bis dahin werden Kontaktdaten nur mit dem eigenen Schlüssel der Alarmstelle verschlüsselt.
        [one] Heute werden Kontaktdaten für einen Schlüssel versiegelt. Sein Fingerabdruck:
       *[other] Heute werden Kontaktdaten für { $count } Schlüssel versiegelt. Ihr gemeinsamer Fingerabdruck:
    }
about-privacy-title = Datenschutz
about-privacy = Kein Konto, keine Verfolgung, nichts von anderen Websites. Ein Cookie merkt sich Ihre Sprache, wenn Sie eine wählen. Ein anderes hält Sie in Ihrem Gespräch, bis Sie es verlassen, höchstens 30 Minuten.
about-address = Ihre Netzadresse wird gebraucht, um Ihnen zu antworten, und um ein Netz für einige Minuten zu bremsen, wenn jemand Belegnummern errät. Sie wird weder gespeichert noch protokolliert.
about-limits-title = Grenzen
about-limit-words = Ihre Worte: bis zu { $count } Zeichen.
about-limit-files = Dateien: bis zu { $count } auf einmal, je { $size }, { $all } pro Meldung.
about-limit-messages = Nachrichten: bis zu { $count } pro Meldung, je { $size } Zeichen.
about-not-title = Was Stormbell nicht tut
about-not = Stormbell entfernt keine Inhalte und sperrt keine Websites. Verbotene Meinungen gibt es hier nicht. Den Notruf und die Polizei ersetzt es nicht.

## Accessibility

access-title = Barrierefreiheit
access-lead = Alle müssen die Glocke läuten können. Diese Seiten folgen WCAG 2.2, Stufe AA, und EN 301 549.
access-how = Sie funktionieren nur mit der Tastatur, mit Vorleseprogrammen, ohne Skript, bei 320 Pixeln Breite, bei 400 % Vergrößerung, gedruckt, dunkel und hell. Wir prüfen jede Seite maschinell und von Hand.
access-known-title = Was noch nicht gut ist
access-known = Die Erste Hilfe gibt es noch nicht in Leichter Sprache, in Gebärdensprache oder in allen 24 Sprachen der EU.
access-tell-title = Sagen Sie es uns
access-tell = Wenn Sie etwas hindert, melden Sie es uns so wie einen Angriff. Wir nehmen es ebenso ernst.

## When something goes wrong

trouble-not-found-title = Diese Seite gibt es nicht
trouble-not-found-text = Die Adresse stimmt nicht, oder die Seite ist nicht mehr da.
trouble-not-found-next = Gehen Sie zur Startseite, oder melden Sie, was gerade geschieht.
trouble-forbidden-title = Das dürfen Sie hier nicht
trouble-forbidden-text = Ihre Rolle umfasst das nicht.
trouble-forbidden-next = Fragen Sie die Leitung.
trouble-foreign-title = Dieses Formular kam von einer fremden Website
trouble-foreign-text = Zu Ihrem Schutz nehmen wir nur Formulare von unseren eigenen Seiten an. Es wurde nichts gesendet.
trouble-foreign-next = Öffnen Sie unsere Seite und füllen Sie das Formular dort aus.
trouble-method-title = So geht es nicht
trouble-method-text = Die Seite wurde auf eine Weise aufgerufen, die sie nicht kennt.
trouble-method-next = Gehen Sie zur Startseite und versuchen Sie es noch einmal.
trouble-unreadable-title = Das konnten wir nicht lesen
trouble-unreadable-text = Das Formular kam beschädigt an. Es wurde nichts gespeichert.
trouble-unreadable-next = Gehen Sie zurück, sehen Sie Ihre Eingaben durch und senden Sie sie noch einmal.
trouble-too-large-title = Das war zu viel auf einmal
trouble-too-large-text = Die Dateien oder der Text sind größer, als wir auf einmal annehmen. Es wurde nichts gespeichert.
trouble-too-large-next = Gehen Sie zurück und senden Sie zuerst die Worte. Dateien können nachkommen, immer ein paar auf einmal.
trouble-conflict-title = Inzwischen hat sich etwas getan
trouble-conflict-text = Jemand anders hat es geändert oder abgeschlossen, oder es war schon erledigt.
trouble-conflict-next = Laden Sie die Seite neu und sehen Sie nach, wie es steht.
trouble-too-many-title = Bitte warten Sie einen Moment
trouble-too-many-text = Aus Ihrem Netz kamen zu viele Versuche. Ihre Meldung wird nicht abgewiesen: Was gespeichert ist, bleibt gespeichert.
trouble-too-many-next =
    { $seconds ->
        [0] Versuchen Sie es in Kürze noch einmal.
        [one] Versuchen Sie es in einer Sekunde noch einmal.
       *[other] Versuchen Sie es in { $seconds } Sekunden noch einmal.
    }
trouble-unavailable-title = Wir können gerade nichts speichern
trouble-unavailable-text = Bei uns ist etwas kaputt. Nichts von dem, was Sie eben gesendet haben, wurde gespeichert.
trouble-unavailable-next = Gehen Sie zurück, damit Ihre Worte nicht verloren gehen, und senden Sie in einer Minute noch einmal. Wenn es eilt, rufen Sie an.
trouble-unavailable-form = Bei uns ist etwas kaputt, und noch wurde nichts gespeichert. Ihre Worte stehen noch hier: Senden Sie in einer Minute noch einmal. Wenn es eilt, rufen Sie an.
trouble-internal-title = Bei uns ist etwas kaputt
trouble-internal-text = Der Fehler liegt bei uns, nicht bei Ihnen. Er ist vermerkt, und jemand wird nachsehen.
trouble-internal-next = Gehen Sie zurück und versuchen Sie es noch einmal. Eine Meldung zweimal zu senden, schadet nicht.

# Every page of a demonstration says so.
demo-banner = Dies ist eine Vorführung. Niemand liest, was Sie hier senden. Bei Gefahr rufen Sie { $number } an.
