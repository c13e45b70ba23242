# What a phone, a browser or a mail shows first. No word of a report ever stands here.
carrier-alarm-title = { $priority }: { $kind } ({ $reference })
carrier-alarm = { $node }: { $priority }, { $kind }, { $reference }, seit { $clock }.
carrier-alarm-wave = Er gehört zu einer Welle: viele Meldungen desselben Angriffs.
carrier-alarm-others = Gleichartige Alarme, die auch läuten: { $others }.
carrier-test-mark = TEST
carrier-test-traffic = Testverkehr des Betreibers: Es ist kein Angriff gemeldet, der Alarm muss trotzdem übernommen werden.
carrier-test-title = Test: Dieser Weg erreicht Sie
carrier-test = { $name }, das ist der Test, um den Sie bei { $node } gebeten haben. Es ist nichts geschehen.
carrier-silent-title = Stiller Test
carrier-silent = { $node } prüft, ob Sie hier erreichbar sind. Es ist nichts zu tun.
carrier-ahead-title = { $node }: zu Ihrem Dienst
carrier-open = Öffnen und übernehmen
carrier-answer = Übernehmen: mit { $code } antworten, oder
