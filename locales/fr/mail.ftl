# The mail that wakes a duty officer. Plain text; no word of the report ever stands here.
mail-alarm-greeting = { $name }, une alarme sonne au point d’alerte { $node }.
mail-alarm-what =
    Quoi : { $kind }
    Priorité : { $priority }
    Signalement : { $reference }
    Depuis : { $since }
mail-alarm-link =
    Prenez-la en charge avec ce lien, puis le bouton :
    { $url }
mail-alarm-why =
    Ouvrir le lien ne prend rien en charge. Seul le bouton le fait.
    Tant que personne ne prend l’alarme, les appels reprennent à quelques minutes d’intervalle.
    Vous recevez ce courriel parce que vous êtes de permanence, ou parce que personne de permanence n’a pu être joint.
