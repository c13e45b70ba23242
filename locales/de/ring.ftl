# Alarms: their page, the link in a notification, how they escalate, teams.

## After an act

desk-done-handed-on = Ihr Kollege wird gerufen. Bis zur Antwort gehört der Alarm Ihnen.
desk-done-escalated = Weitergereicht: Die nächsten werden jetzt gerufen.
desk-done-asked-for-more = Es läutet für eine weitere Person. Sie behalten ihn.
desk-done-enough = Es läutet jetzt für niemanden mehr.
desk-done-not-yours = Das kann nur, wer den Alarm hat.
desk-done-policy = Gespeichert. Gilt ab jetzt, auch für Alarme, die läuten.
desk-done-policy-moved = Jemand anderes hat es inzwischen geändert. Sehen Sie es noch einmal an, bevor Sie speichern.
desk-done-team = Die Gruppe ist gespeichert.
desk-done-team-removed = Die Gruppe ist weg. Schritte, die sie nennen, übergehen sie.

## In the history of a report

desk-act-alarm-handed-on = hat einen Kollegen gebeten, den Alarm zu übernehmen
desk-act-alarm-hand-on-unanswered = bekam vom gebetenen Kollegen keine Antwort; es läutete weiter
desk-act-alarm-escalated = hat den Alarm weitergereicht
desk-act-alarm-needs-people = hat gesagt, wie viele der Alarm braucht
desk-act-alarm-ended = hat den Alarm beendet

## The page of an alarm

ring-page = Alarm
ring-state-ringing = Niemand hat ihn. Er läutet seit
ring-state-missing = { $names } hat ihn. Noch gebraucht: { $n }. Läutet seit
ring-state-held = { $names } hat ihn. Folgt nichts, läutet er wieder
ring-state-asked = { $from } hat { $to } um Übernahme gebeten und hat ihn bis dahin. Ohne Antwort läutet er wieder
ring-state-closed = { $name } hat ihn erledigt
ring-asked-me = Sie wurden gebeten, diesen Alarm zu übernehmen.
ring-report = Meldung öffnen
ring-take = Ich übernehme
ring-take-too = Ich übernehme auch
ring-hand-on = Weitergeben
ring-hand-on-to = An wen
ring-hand-on-note = Ihr Kollege wird sofort gerufen. Bis zur Antwort haben Sie ihn; nach fünf Minuten ohne Antwort läutet er weiter.
ring-hand-on-nobody = Es gibt niemanden sonst, der ihn übernehmen könnte.
ring-cannot-be-reached = jetzt nicht erreichbar
ring-escalate = Weiterreichen
ring-escalate-note = Die nächsten werden sofort gerufen, und Sie haben ihn nicht mehr.
ring-more = Ich brauche Verstärkung
ring-more-note = Es läutet für eine weitere Person und bleibt Ihrer.
ring-enough = Wir sind genug
ring-calls = Wer gerufen wurde und wie weit es kam
ring-calls-none = Noch wurde niemand gerufen.
ring-lines = Was geschah
ring-coming = Was als Nächstes kommt
ring-coming-note = Wenn niemand antwortet, mit den Leuten, die jetzt da sind. Es geht weiter, solange der Alarm offen ist.
ring-line-alarm-opened = Er begann zu läuten
ring-line-alarm-called = Gerufen: { $people }
ring-line-neighbour-asked = Ein Nachbarknoten wird gebeten, uns zu rufen: { $people }
ring-line-alarm-step-skipped = Sofort übergangen
ring-line-alarm-person-unreachable = Nicht erreichbar, nicht gewartet: { $people }
ring-line-alarm-nobody-to-call = Niemand ist da, der gerufen werden kann. Jede Minute ein neuer Versuch
ring-line-alarm-acknowledged = { $by } hat übernommen
ring-line-alarm-lapsed = Nichts folgte. Er läutet wieder; ihn hatte { $people }
ring-line-alarm-handed-on = { $by } hat { $people } um Übernahme gebeten
ring-line-alarm-hand-on-unanswered = Keine Antwort von { $people }: Er läutet weiter
ring-line-alarm-escalated = { $by } hat weitergereicht
ring-line-alarm-needs-people = { $by }: gebraucht werden { $n }
ring-line-alarm-ended = { $by } hat ihn beendet
ring-skip-empty = hinter diesem Schritt steht jetzt niemand
ring-skip-have-it = alle dahinter haben den Alarm schon
ring-skip-unreachable = niemand dahinter ist erreichbar
ring-waits-with = { $name } hat ihn schon; es braucht mehr
ring-why = Wer gerufen wurde, was kommt

## The link in a notification

ack-title-yours = Dieser Alarm gehört Ihnen
ack-title-asked = Sie werden um Übernahme gebeten
ack-title-closed = Dieser Alarm ist vorbei
ack-asked = { $name } hat diesen Alarm und bittet Sie, ihn zu übernehmen.
ack-closed = { $name } hat ihn erledigt. Hier ist nichts mehr zu tun.
ack-held = { $name } hat ihn.
ack-missing = Es werden noch gebraucht: { $n }
ack-handed = Sie haben { $name } um Übernahme gebeten. Bis zur Antwort gehört er Ihnen.
ack-cannot = Sie können jetzt nicht?
ack-escalate = Jetzt die Nächsten rufen
ack-hand-on = Weitergeben an { $name }
ack-take-too = Ich übernehme auch
ack-said-escalated = Die Nächsten werden jetzt gerufen. Er gehört Ihnen nicht.
ack-said-changed = Jemand war schneller. So steht es jetzt.

## How alarms escalate

ring-policies = Eskalation
ring-policies-lead = Wer gerufen wird, wenn es läutet, in welcher Reihenfolge und wie lange jeder Zeit hat.
ring-policy-change = Ändern
ring-policy-first = Wie bei einem neuen Knoten. Niemand hat es geändert.
ring-policy-version = Fassung { $n }, von { $name }
ring-policy-versions = Frühere Fassungen
ring-policy-step = Schritt { $n }
ring-policy-after = Nach dem letzten Schritt, immer wieder
ring-policy-after-why = Das lässt sich nicht entfernen: Solange ein Alarm offen ist, wird jemand gerufen.
ring-last-leads = alle Leitenden
ring-last-everyone = alle, im Dienst oder nicht
ring-last-neighbour = ein Nachbarknoten, sobald das Netz einen kennt
ring-whom-on-duty = wer Dienst hat
ring-whom-leads = alle Leitenden
ring-whom-everyone = alle
ring-whom-rota = Dienstplan { $name }
ring-whom-team = Gruppe { $name }
ring-whom-gone = jemand oder etwas, das es nicht mehr gibt
ring-manner-together = alle zugleich
ring-manner-one-by-one = einer nach dem anderen
ring-step-each = { $n } min dazwischen
ring-step-wait = wartet { $n } min
ring-step-times = Male: { $n }
ring-policy-sums = Runden { $rounds } · übernommen und nichts folgt: läutet wieder nach { $lapse } min · so viele müssen übernehmen: { $needs }
ring-field-whom = Wen
ring-field-manner = Wie
ring-field-each = Minuten zwischen zwei Personen (0,5 bis 60)
ring-field-wait = Minuten auf Antwort warten (0,5 bis 60)
ring-field-times = Wie oft vor dem nächsten Schritt (1 bis 20)
ring-field-rounds = Wie oft alle Schritte durchlaufen werden (1 bis 20)
ring-field-lapse = Minuten, die ein übernommener Alarm still liegen darf (0,5 bis 1440)
ring-field-needs = Wie viele übernehmen müssen (1 bis 20)
ring-field-steps = Schritte
ring-field-name = Name
ring-field-members = Personen
ring-policy-empty-step = Ein Schritt, in dem niemand angekreuzt ist, entfällt beim Speichern.
ring-policy-add = Noch ein Schritt
ring-policy-save = Speichern
ring-teams = Gruppen
ring-teams-lead = Leute, die zusammen gerufen werden. Ein Schritt der Eskalation nennt die Gruppe.
ring-teams-none = Es gibt noch keine Gruppe
ring-team-new = Eine neue Gruppe
ring-team-empty = Niemand ist darin: Ein Schritt, der nur sie ruft, wird übergangen.
ring-team-remove = Gruppe entfernen
