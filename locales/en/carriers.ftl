# What a phone, a browser or a mail shows first. No word of a report ever stands here.
carrier-alarm-title = { $priority }: { $kind } ({ $reference })
carrier-alarm = { $node }: { $priority }, { $kind }, { $reference }, since { $clock }.
carrier-alarm-wave = It belongs to a wave: many reports of the same attack.
carrier-alarm-others = Alarms like this that ring too: { $others }.
carrier-test-mark = TEST
carrier-test-traffic = Test traffic of the operator: no attack was reported, and the alarm must be taken all the same.
carrier-test-title = Test: this way reaches you
carrier-test = { $name }, this is the test that you asked for at { $node }. Nothing has happened.
carrier-silent-title = Silent test
carrier-silent = { $node } checks whether you can be reached here. There is nothing to do.
carrier-ahead-title = { $node }: about your duty
carrier-open = Open and take
carrier-answer = Take it: answer { $code }, or
