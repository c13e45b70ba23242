### What can be wrong with a field. «field-…» names it, «problem-…» says what and how to mend it.

field-whole = Das Formular
field-receipt = Belegnummer
field-narrative = Ihre Worte
field-ongoing = Geschieht es gerade
field-what = Was geschieht
field-organisation = Name der Firma oder Organisation
field-sector = Art der Organisation
field-name = Ihr Name
field-email = E-Mail-Adresse
field-phone = Telefon
field-other = Ein anderer Weg, Sie zu erreichen
field-contact = Wer Sie sind
field-sealed_contact = Wer Sie sind
field-happened_at = Wann ist es geschehen?
field-files = Dateien
field-last_group = Tippen Sie die letzten vier Ziffern des Belegs ein
field-text = An die Diensthabenden schreiben

problem-missing = Bitte füllen Sie das aus. Ein Satz genügt.
problem-too-long = Zu lang: { $was } Zeichen. Bitte kürzen Sie auf { $max } und senden Sie den Rest später als Nachricht.
problem-too-many = Zu viele: { $was }. Möglich sind { $max } auf einmal.
problem-too-big = Zu groß. Möglich sind { $max } Byte.
problem-too-deep = Zu tief verschachtelt. Gelesen werden bis zu { $max } Ebenen.
problem-nul = Darin ist ein Zeichen, das nicht gespeichert werden kann (NUL). Bitte tippen Sie es neu ein, statt es einzufügen.
problem-not-text = Das ist kein lesbarer Text. Bitte tippen Sie ihn neu ein oder senden Sie ihn als Datei.
problem-unknown = Diese Auswahl kennen wir nicht. Bitte wählen Sie aus der Liste.
problem-form = Das können wir nicht lesen. Bitte sehen Sie noch einmal nach.
problem-syntax = Nicht lesbar ab Zeile { $line }, Spalte { $column }.
problem-in-future = Das liegt in der Zukunft. Bitte prüfen Sie das Datum.
problem-sealed = Ihre Kontaktdaten wurden für Schlüssel versiegelt, die sich inzwischen geändert haben. Bitte tippen Sie sie neu ein und senden Sie noch einmal.
problem-digits = Ein Beleg hat 20 Ziffern. Sie haben { $was } eingetippt.
problem-check = Eine Ziffer ist falsch, oder zwei sind vertauscht. Bitte vergleichen Sie mit Ihrem Beleg.
problem-twice = Das ist doppelt angegeben.
problem-unexpected = Dieses Feld kennen wir nicht.
problem-words-only = Bei dieser Art von Meldung nehmen wir Worte, Textdateien und E-Mails an, aber keine Bilder, Filme oder andere Dateien. Bitte beschreiben Sie es und nennen Sie die Adresse, unter der es zu finden ist.
