# The mail that wakes a duty officer. Plain text; no word of the report ever stands here.
mail-alarm-greeting = { $name }, häire ootab vastuvõtjat ({ $node }).
mail-alarm-what =
    Mis: { $kind }
    Prioriteet: { $priority }
    Teade: { $reference }
    Algus: { $since }
mail-alarm-link =
    Võtke see vastu: avage link ja vajutage seal nuppu.
    { $url }
mail-alarm-why =
    Lingi avamine veel midagi vastu ei võta, seda teeb ainult nupp.
    Kuni keegi häiret vastu ei võta, kutsutakse inimesi iga paari minuti järel uuesti.
    See kiri tuli teile, sest olete valves või ei saadud kätte kedagi, kes on valves.
