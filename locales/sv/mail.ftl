# The mail that wakes a duty officer. Plain text; no word of the report ever stands here.
mail-alarm-greeting = { $name }, ett larm ringer hos { $node }.
mail-alarm-what =
    Vad: { $kind }
    Prioritet: { $priority }
    Rapport: { $reference }
    Sedan: { $since }
mail-alarm-link =
    Ta larmet med länken och knappen bakom den:
    { $url }
mail-alarm-why =
    Att öppna länken tar inte larmet. Det gör bara knappen.
    Tills någon tar larmet går nya larm ut med några minuters mellanrum.
    Du får mejlet för att du är i tjänst, eller för att ingen i tjänst kunde nås.
