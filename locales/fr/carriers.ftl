# What a phone, a browser or a mail shows first. No word of a report ever stands here.
carrier-alarm-title = { $priority } : { $kind } ({ $reference })
carrier-alarm = { $node } : { $priority }, { $kind }, { $reference }, depuis { $clock }.
carrier-alarm-wave = Elle fait partie d’une vague : de nombreux signalements de la même attaque.
carrier-alarm-others = Alarmes semblables qui sonnent aussi : { $others }.
carrier-test-mark = TEST
carrier-test-traffic = Trafic de test de l’exploitant : aucune attaque n’a été signalée, mais l’alarme doit être prise en charge.
carrier-test-title = Test : ce canal vous atteint
carrier-test = { $name }, voici le test que vous avez demandé au point d’alerte { $node }. Il ne s’est rien passé.
carrier-silent-title = Test silencieux
carrier-silent = { $node } vérifie que vous êtes joignable ici. Vous n’avez rien à faire.
carrier-ahead-title = { $node } : votre permanence
carrier-open = Ouvrir et prendre en charge
carrier-answer = Pour la prendre en charge, répondez { $code } ou
