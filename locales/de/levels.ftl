### Wie schnell wir antworten, Proben des ganzen Weges, und was der Knoten über sich selbst meldet.

link-levels = Wie schnell wir antworten
levels-title = Wie schnell wir antworten
levels-lead = Von dem Augenblick, in dem eine Meldung gesichert ist, bis jemand gerufen wird, bis ein Mensch den Alarm hat, und bis wir zurückschreiben. Jeder kann diese Zahlen prüfen.
levels-empty = Noch wurde keine Meldung gezählt. Sobald die ersten Monate vorbei sind, stehen ihre Zeiten hier.
levels-month = { $month } { $year }
levels-s = { $a } s
levels-min = { $a } min
levels-min-s = { $a } min { $b } s
levels-h = { $a } h
levels-h-min = { $a } h { $b } min
levels-d = { $a } T
levels-d-h = { $a } T { $b } h
levels-percent = { $n } %
levels-none = keine
levels-few = zu wenige, um etwas zu sagen
levels-measure-called = Jemand wird gerufen
levels-measure-called-note = Meldungen, die sofort läuten: bis der erste Ruf das Haus verlassen hat.
levels-measure-acknowledged = Ein Mensch hat den Alarm
levels-measure-acknowledged-note = Meldungen, die sofort läuten: bis jemand gesagt hat «das ist meiner».
levels-measure-answered = Wir schreiben zurück
levels-measure-answered-note = Alle Meldungen: bis zur ersten Antwort der Wache.
levels-key = Der dunkle Balken endet, wo die Hälfte der Meldungen fertig war, der helle, wo es neun von zehn waren. Die Skala wächst von Sekunden zu Tagen.
levels-by-month = Monate
levels-by-part = Wege und Sprachen
levels-col-month = Monat
levels-col-channel = Weg
levels-col-language = Sprache
levels-reports = Meldungen
levels-rang = Läuteten sofort
levels-median = Hälfte binnen
levels-p90 = 9 von 10 binnen
levels-worst = längste
levels-answered-share = Beantwortet
levels-parts = { $month } in Teilen
levels-parts-note = Einen anderen Monat wählen Sie in der Tabelle darüber.
levels-channel-page = Webseite
levels-channel-api = Maschinen und Programme
levels-channel-mail = E-Mail
levels-channel-phone = Telefon
levels-channel-feed = Datenströme
levels-channel-node = Der Knoten selbst
levels-how-title = Wie gezählt wird
levels-how-counted = Aus den ersten { $entries } Einträgen des Journals, in dem jeder Schritt steht und das niemand später ändern kann. Gezählt am:
levels-how-without = Proben, und was der Knoten über sich selbst meldet, zählen nicht mit. Eine Meldung zählt in dem Monat, in dem sie kam (UTC).
levels-how-rounded = Zeiten sind aufgerundet, höchstens um ein Zehntel: auf Sekunden, dann auf Minuten, Stunden und Tage.
levels-how-few = Gruppen mit weniger als { $least } Meldungen werden nicht beschrieben, damit niemand erkennt, wessen sie waren. In den größeren Gruppen zählen sie mit. Wäre nur eine Gruppe verborgen, ist es auch die nächstkleinste.
levels-check-title = Selbst nachprüfen
levels-check = Dieselben Zahlen für Maschinen, und mit dem Schlüssel des Journals unterschrieben:

test-mark = Probe
test-mark-note = Von einer Wacht eingereicht, um den ganzen Weg zu proben. Zählt nirgends.
desk-test-key-title = Ein Schlüssel für Proben
desk-test-key-note = Alles, was damit eingereicht wird, ist als Probe gekennzeichnet, zählt nirgends und ruft nur die Adresse unten. «stormbell watch» auf einer anderen Maschine probt damit den ganzen Weg.
desk-test-key-mail = E-Mail-Adresse, die gerufen wird
desk-test-key-hook = Oder die Adresse eines Webhooks
desk-test-key-hook-once = Die Webhooks dieser Wache werden mit diesem Schlüssel unterschrieben. Er wird einmal gezeigt:
desk-test-key-hook-key = Schlüssel des Webhooks
desk-test-key-give = Schlüssel für Proben geben
desk-test-key = für Proben
desk-door-node = Der Knoten selbst
desk-door-neighbour = Ein Nachbar im Netz

own-report = { $sentence }

    { $remedy }

    Seit { $since }. Diese Meldung schrieb der Knoten über sich selbst. Ihr Alarm läutet, bis jemand ihn nimmt.
own-report-over = Es ist seit { $at } vorbei. Sehen Sie nach, ob noch etwas zu tun ist, und schließen Sie diese Meldung.
own-report-again = Es ist wieder da, seit { $at }.
desk-trouble-nobody-to-call = Niemand kann gerufen werden: Niemand, der Alarme nehmen darf, ist im Dienst und hat eine Adresse.
desk-trouble-nobody-to-call-next = Setzen Sie jemanden mit Adresse in Dienst, oder tragen Sie für jemanden im Dienst eine Adresse ein. Bis dahin läuten Alarme nur an der offenen Wache.
desk-reason-node-trouble = Der Knoten selbst hat eine Störung
desk-reason-neighbour-says = Ein Nachbar sagt es
neighbour-withdrawn = Der Nachbar hat dies zurückgezogen. Es soll nicht mehr verwendet werden.
neighbour-superseded = Der Nachbar hat dies neu gesagt. Die neueren Worte stehen bei dem, was kam.
neighbour-erased = Der Nachbar hat dies vernichten lassen: Die Worte sind hier nicht mehr vorhanden.
neighbour-asks = Niemand antwortet auf {$reference}: bitte rufen Sie unsere Leute an
neighbour-taken = Ein Alarm wurde übernommen: {$reference}
