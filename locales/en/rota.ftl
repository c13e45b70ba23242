# The rotas: who is on duty when.
rota-title = Rotas
desk-cmd-rotas = Rotas

rota-weekday-0 = Mon
rota-weekday-1 = Tue
rota-weekday-2 = Wed
rota-weekday-3 = Thu
rota-weekday-4 = Fri
rota-weekday-5 = Sat
rota-weekday-6 = Sun
rota-month-1 = Jan
rota-month-2 = Feb
rota-month-3 = Mar
rota-month-4 = Apr
rota-month-5 = May
rota-month-6 = Jun
rota-month-7 = Jul
rota-month-8 = Aug
rota-month-9 = Sep
rota-month-10 = Oct
rota-month-11 = Nov
rota-month-12 = Dec
rota-clock = { $weekday } { $day } { $month } { $time }
rota-when-day = { $weekday } { $day } { $month } { $from }–{ $until }

rota-on-now = On duty now:
rota-on-nobody = Nobody is on duty now
rota-until = until { $when }
rota-next = then { $who }
rota-next-nobody = then nobody
rota-nobody = nobody
rota-nobody-needed = nobody needed

rota-found-title = To be looked at
rota-ahead-now = Now:
rota-ahead-hours = { $n ->
    [one] In one hour:
   *[other] In { $n } hours:
}
rota-ahead-days = { $n ->
    [one] In one day:
   *[other] In { $n } days:
}
rota-found-hole = nobody is on duty in «{ $rota }»
rota-found-nobody-reachable = nobody on duty in «{ $rota }» can be reached
rota-found-unreachable = { $person } is on duty in «{ $rota }» and cannot be reached
rota-found-double = { $person } is on duty in «{ $rota }» and in «{ $other }» at once
rota-found-absent = { $person } is named for «{ $rota }» and is away
rota-found-stale = a swap in «{ $rota }» does nothing: the shift is somebody else's by now
rota-found-more = { $n ->
    [one] and one more, in the picture
   *[other] and { $n } more, in the picture
}
rota-found-more-here = { $n ->
    [one] and one more
   *[other] and { $n } more
}
rota-fill = Put somebody there
rota-look = Look
rota-wrong-count = { $n ->
    [one] One thing to look at
   *[other] { $n } things to look at
}
rota-all-well = Somebody is on duty and can be reached, for eight weeks.
rota-tell-week = Within a week:
rota-tell-day = Within a day:
rota-tell-hour = Within the hour:
rota-tell-next = Fill it on the page of the rotas at the desk.

rota-empty = No rota has been drawn yet
rota-empty-next = A rota says who is called when it rings, weeks ahead. You see its holes before anybody suffers from them, and you are told of them seven days, one day and one hour before.
rota-empty-switch = Until then alarms call those who switched themselves on: { $who }.
rota-empty-nobody = Nobody has switched themselves on either. When it rings, everybody is called.
rota-ask-lead = A lead draws the rotas.
rota-first-title = A good first one: a week each, handed over on Mondays at nine
rota-name = Name
rota-name-first = Duty
rota-draw-send = Draw the rota
rota-draw-note = Everything can be changed later, and every change can be taken back.
rota-another = Draw another rota
rota-switch-title = Called besides
rota-switch-who = { $n ->
    [one] { $who } has the own switch on and is called as well, whatever the rotas say.
   *[other] { $who } have their own switches on and are called as well, whatever the rotas say.
}
rota-switch-off = Let the rotas decide
rota-switch-note = All switches go off. Everybody can switch themselves on again.
rota-away-title = Put away
rota-out = Take out again
rota-is-away = This rota is put away: nobody is on duty by it.

rota-offered = { $from } offers you a shift:
rota-accept = I take it
rota-decline = No
rota-weeks = Eight weeks
rota-weeks-note = with every swap, absence and override
rota-lanes-more = { $n ->
    [one] One more shift in this week, in the table
   *[other] { $n } more shifts in this week, in the table
}
rota-sign-hole = nobody on duty
rota-sign-unreachable = cannot be reached
rota-sign-double = in two rotas at once
rota-sign-absent = named, but away
rota-sign-swap = swapped
rota-sign-override = by override
rota-table = The same as a table
rota-col-when = When
rota-col-who = Who
rota-col-do = Change
rota-why-swap = swapped
rota-why-override = by override
rota-swap-link = Swap
rota-override-link = Override
rota-rows-more = { $n ->
    [one] One more row is not shown.
   *[other] { $n } more rows are not shown.
}

rota-swap-title = Swap a shift
rota-swap-of = The shift of { $who }:
rota-swap-to = goes to
rota-swap-send = Swap
rota-swap-offer = Offer it
rota-swap-note = It counts at once, and follows the shift when the hand-over moves.
rota-swap-offer-note = It stays yours until the other has accepted.
rota-swap-counts = { $to } takes the shift of { $from }
rota-swap-offered = { $from } offers the shift to { $to }
rota-swap-undone = { $to } was to take the shift of { $from }: taken back

rota-override-title = Override for a while
rota-field-from = From
rota-field-until = Until
rota-change = What changes
rota-change-pick-add = Somebody is on duty as well
rota-change-pick-replace = Somebody instead of somebody
rota-change-pick-remove = Somebody is not on duty
rota-change-pick-only = Exactly these people
rota-who = Who
rota-by = Who instead
rota-only = Exactly these
rota-only-note = Nobody chosen: nobody is on duty.
rota-override-send = Keep the override
rota-clock-of = On the clock of { $zone }.
rota-change-add = { $who } as well
rota-change-remove = Not { $who }
rota-change-replace = { $by } instead of { $who }
rota-change-only = Only { $who }
rota-change-nobody = Nobody
rota-made-by = made by { $who }
rota-undone = taken back
rota-undo = Take back
rota-changes = Changes
rota-changes-none = No swap, absence or override in these weeks.
rota-absent = { $who } is away

rota-layers = Layers
rota-layers-note = where a higher one has somebody, the lower ones have not
rota-layers-none = No layer yet: nobody takes turns. Add one below.
rota-people = Who takes turns
rota-people-note = Write a number beside each name: 1 begins. «1 4» is two turns. Empty: takes none.
rota-place-of = Place of { $name }
rota-turn = Turns
rota-every = Hand over every
rota-unit = Unit
rota-unit-hour = hours
rota-unit-day = days
rota-unit-week = weeks
rota-first = The first turn begins
rota-zone = Clock of
rota-zone-of-rota = Clock of
rota-hours = Only at some hours of the week
rota-hours-note = Empty on every day: always. An end that is not later than the beginning is on the next day.
rota-hours-more = More stretches of one day
rota-hours-nth = Stretch { $n } of the day
rota-only-hours = only
rota-turns-hour = { $n ->
    [one] every hour from { $time }
   *[other] every { $n } hours from { $time }
}
rota-turns-day = { $n ->
    [one] every day at { $time }
   *[other] every { $n } days at { $time }
}
rota-turns-week = { $n ->
    [one] every week, { $weekday } at { $time }
   *[other] every { $n } weeks, { $weekday } at { $time }
}
rota-layer-since = since { $when } { $year }
rota-layer-begins = begins { $when }
rota-layer-ends = goes on until { $when }
rota-layer-ended = ended { $when }
rota-layer-away = taken away
rota-undo-change = Take this change back
rota-go-on = Let it go on
rota-end = End it now
rota-change-layer = Change
rota-change-layer-send = Change from then on
rota-change-layer-note = Until the first turn of the new one everything stays. Swaps follow when turns are as long as before.
rota-layer-new = Add a layer on top
rota-layer-send = Add the layer
rota-layer-note = Where it has somebody, the layers below have not.

rota-wanted = Somebody must be there
rota-wanted-always = Always.
rota-wanted-note = Outside these hours nobody on duty is no hole. Empty on every day: always.
rota-settings = Name, clock and hours
rota-settings-send = Save
rota-put-away = Put the rota away
rota-put-away-note = Nobody is on duty by it then. It can be taken out again.

desk-field-from = From
desk-field-until = Until
desk-field-who = Who
desk-field-by = Who instead
desk-field-taker = Who takes it
desk-field-people = Who takes turns
desk-field-first = The first turn
desk-field-zone = Clock of
desk-field-layer-zone = Clock of
desk-field-hours = Hours of the week
desk-field-wanted = Hours in which somebody must be there
desk-field-every = Hand over every
desk-field-unit = Unit
desk-field-change = What changes
desk-field-shift = Shift
desk-field-rotas = Rotas
desk-field-layers = Layers

desk-done-rota-drawn = The rota is drawn.
desk-done-rota-changed = Saved.
desk-done-rota-away = The rota is put away.
desk-done-rota-out = The rota counts again.
desk-done-rotas-decide = The rotas decide now who is called.
desk-done-rotas-empty = No rota has anybody on duty now, so nobody was switched off.
desk-done-layer-added = The layer is added.
desk-done-layer-changed = The layer changes with its first turn.
desk-done-layer-ended = The layer has ended.
desk-done-layer-goes-on = The layer goes on.
desk-done-layer-undone = The change of the layer is taken back.
desk-done-layer-replaced = Another layer has taken its place. Take that change back first.
desk-done-layer-first = This layer is no change that could be taken back.
desk-done-override-made = The override counts.
desk-done-override-undone = The override is taken back.
desk-done-shift-swapped = The shift is swapped.
desk-done-swap-offered = Offered. It stays yours until it is accepted.
desk-done-swap-accepted = The shift is yours.
desk-done-swap-undone = The swap is taken back.
desk-done-change-undone = Somebody was quicker: that is settled already.
desk-done-change-over = That is over; what was, stays.
desk-done-shift-over = This shift is over or is none any more.
desk-done-shift-not-yours = This shift is not yours. A lead can swap it.
desk-done-swap-agreed = This swap is agreed. A lead can take it back.
desk-done-swap-stale = The shift is somebody else's by now.
