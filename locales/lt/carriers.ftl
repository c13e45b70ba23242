# What a phone, a browser or a mail shows first. No word of a report ever stands here.
carrier-alarm-title = { $priority }: { $kind } ({ $reference })
carrier-alarm = { $node }: { $priority }, { $kind }, { $reference }, nuo { $clock }.
carrier-alarm-wave = Tai bangos dalis: apie tą pačią ataką gauta daug pranešimų.
carrier-alarm-others = Panašių aliarmų, kurie taip pat skamba: { $others }.
carrier-test-mark = TESTAS
carrier-test-traffic = Operatoriaus bandomasis srautas: apie ataką nepranešta, bet aliarmą vis tiek reikia priimti.
carrier-test-title = Bandymas: šis kanalas jus pasiekia
carrier-test = { $name }, tai jūsų prašytas bandymas ({ $node }). Nieko neįvyko.
carrier-silent-title = Tylus bandymas
carrier-silent = { $node } tikrina, ar čia galima jus pasiekti. Nieko daryti nereikia.
carrier-ahead-title = { $node }: apie jūsų budėjimą
carrier-open = Atidaryti ir priimti
carrier-answer = Norėdami priimti, atsakykite { $code } arba
