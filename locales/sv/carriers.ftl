# What a phone, a browser or a mail shows first. No word of a report ever stands here.
carrier-alarm-title = { $priority }: { $kind } ({ $reference })
carrier-alarm = { $node }: { $priority }, { $kind }, { $reference }, sedan { $clock }.
carrier-alarm-wave = Det hör till en våg: många rapporter om samma angrepp.
carrier-alarm-others = Liknande larm som också ringer: { $others }.
carrier-test-mark = TEST
carrier-test-traffic = Driftens testtrafik: inget angrepp är rapporterat, men larmet ska tas ändå.
carrier-test-title = Test: den här vägen når dig
carrier-test = { $name }, det här är testet som du bad om hos { $node }. Inget har hänt.
carrier-silent-title = Tyst test
carrier-silent = { $node } kontrollerar att du kan nås här. Du behöver inte göra något.
carrier-ahead-title = { $node }: om din tjänst
carrier-open = Öppna och ta
carrier-answer = Ta det: svara { $code }, eller
