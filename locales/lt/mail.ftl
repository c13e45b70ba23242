# The mail that wakes a duty officer. Plain text; no word of the report ever stands here.
mail-alarm-greeting = { $name }, skamba aliarmas ({ $node }).
mail-alarm-what =
    Kas: { $kind }
    Prioritetas: { $priority }
    Pranešimas: { $reference }
    Pradžia: { $since }
mail-alarm-link =
    Priimkite aliarmą: atidarykite nuorodą ir paspauskite mygtuką.
    { $url }
mail-alarm-why =
    Vien atidarius nuorodą aliarmas nepriimamas, jį priima tik mygtukas.
    Kol aliarmo niekas nepriėmė, žmonės vėl kviečiami kas kelias minutes.
    Šį laišką gavote, nes budite arba nes nepavyko pasiekti nė vieno budinčio.
