# What a phone, a browser or a mail shows first. No word of a report ever stands here.
carrier-alarm-title = { $priority }: { $kind } ({ $reference })
carrier-alarm = { $node }: { $priority }, { $kind }, { $reference }, alates { $clock }.
carrier-alarm-wave = See on osa lainest: samast ründest on palju teateid.
carrier-alarm-others = Sarnaseid häireid, mis samuti ootavad: { $others }.
carrier-test-mark = TEST
carrier-test-traffic = Käitaja testliiklus: rünnet ei ole, kuid häire tuleb siiski vastu võtta.
carrier-test-title = Test: see kanal jõuab teieni
carrier-test = { $name }, see on test, mida te palusite ({ $node }). Midagi ei ole juhtunud.
carrier-silent-title = Vaikne test
carrier-silent = { $node } kontrollib, kas teid saab siit kätte. Midagi ei ole vaja teha.
carrier-ahead-title = { $node }: teie valvest
carrier-open = Ava ja võta vastu
carrier-answer = Vastu võtmiseks vastake { $code } või
