# Alarms: their page, the link in a notification, how they escalate, teams.

## After an act

desk-done-handed-on = Your colleague is being called. Until the answer comes, the alarm is yours.
desk-done-escalated = Passed up: the next people are being called now.
desk-done-asked-for-more = It rings for one more person. You keep it.
desk-done-enough = It rings for nobody else now.
desk-done-not-yours = Only somebody who has the alarm can do that.
desk-done-policy = Saved. It counts from now on, also for alarms that are ringing.
desk-done-policy-moved = Somebody else changed it meanwhile. Look at it once more before you save.
desk-done-team = The team is saved.
desk-done-team-removed = The team is gone. Steps that name it pass it over.

## In the history of a report

desk-act-alarm-handed-on = asked a colleague to take the alarm over
desk-act-alarm-hand-on-unanswered = got no answer from the colleague who was asked; it rang on
desk-act-alarm-escalated = passed the alarm up
desk-act-alarm-needs-people = said how many people the alarm needs
desk-act-alarm-ended = ended the alarm

## The page of an alarm

ring-page = Alarm
ring-state-ringing = Nobody has it. It has been ringing since
ring-state-missing = { $names } has it. More people needed: { $n }. Ringing since
ring-state-held = { $names } has it. If nothing follows, it rings again
ring-state-asked = { $from } asked { $to } to take it over, and has it until then. Without an answer it rings again
ring-state-closed = { $name } dealt with it
ring-asked-me = You were asked to take this alarm over.
ring-report = Open the report
ring-take = I take it
ring-take-too = I take it too
ring-hand-on = Hand it on
ring-hand-on-to = To whom
ring-hand-on-note = Your colleague is called at once. Until the answer comes, you have it; after five minutes without one it rings on.
ring-hand-on-nobody = There is nobody else who could take it.
ring-cannot-be-reached = cannot be reached now
ring-escalate = Pass it up
ring-escalate-note = The next people are called at once, and you do not have it any more.
ring-more = I need more hands
ring-more-note = It rings for one more person and stays yours.
ring-enough = We are enough
ring-calls = Who was called, and how far it came
ring-calls-none = Nobody was called yet.
ring-lines = What was done
ring-coming = What comes next
ring-coming-note = If nobody answers, and with the people who are there now. It goes on for as long as the alarm is open.
ring-line-alarm-opened = It began to ring
ring-line-alarm-called = Called: { $people }
ring-line-neighbour-asked = A neighbour node is asked to call us: { $people }
ring-line-alarm-step-skipped = Passed over at once
ring-line-alarm-person-unreachable = Cannot be reached, and not waited for: { $people }
ring-line-alarm-nobody-to-call = There is nobody to call. Tried again every minute
ring-line-alarm-acknowledged = { $by } took it
ring-line-alarm-lapsed = Nothing followed. It rings again; it was with { $people }
ring-line-alarm-handed-on = { $by } asked { $people } to take it over
ring-line-alarm-hand-on-unanswered = No answer from { $people }: it rings on
ring-line-alarm-escalated = { $by } passed it up
ring-line-alarm-needs-people = { $by }: people needed { $n }
ring-line-alarm-ended = { $by } ended it
ring-skip-empty = nobody stands behind this step now
ring-skip-have-it = everybody behind it has the alarm already
ring-skip-unreachable = nobody behind it can be reached
ring-waits-with = { $name } has it already; more are needed
ring-why = Who was called, what comes next

## The link in a notification

ack-title-yours = This alarm is yours
ack-title-asked = You are asked to take over
ack-title-closed = This alarm is over
ack-asked = { $name } has this alarm and asks you to take it over.
ack-closed = { $name } dealt with it. There is nothing left to do here.
ack-held = { $name } has it.
ack-missing = More people are needed: { $n }
ack-handed = You asked { $name } to take it over. Until the answer comes, it is yours.
ack-cannot = You cannot now?
ack-escalate = Call the next people now
ack-hand-on = Hand it on to { $name }
ack-take-too = I take it too
ack-said-escalated = The next people are being called now. It is not yours.
ack-said-changed = Somebody was quicker. This is how it stands now.

## How alarms escalate

ring-policies = Escalation
ring-policies-lead = Who is called when it rings, in what order, and how long each has to answer.
ring-policy-change = Change
ring-policy-first = As a new node has it. Nobody has changed it.
ring-policy-version = Version { $n }, by { $name }
ring-policy-versions = Earlier versions
ring-policy-step = Step { $n }
ring-policy-after = After the last step, again and again
ring-policy-after-why = This cannot be taken away: for as long as an alarm is open, somebody is called.
ring-last-leads = everybody who leads
ring-last-everyone = everybody, on duty or not
ring-last-neighbour = a neighbour node, once the network knows one
ring-whom-on-duty = whoever is on duty
ring-whom-leads = everybody who leads
ring-whom-everyone = everybody
ring-whom-rota = rota { $name }
ring-whom-team = team { $name }
ring-whom-gone = somebody or something that is not there any more
ring-manner-together = all at once
ring-manner-one-by-one = one after the other
ring-step-each = { $n } min between two
ring-step-wait = waits { $n } min
ring-step-times = times: { $n }
ring-policy-sums = Rounds { $rounds } · acknowledged and nothing follows: rings again after { $lapse } min · people who must take it: { $needs }
ring-field-whom = Whom
ring-field-manner = How
ring-field-each = Minutes between two people (0.5 to 60)
ring-field-wait = Minutes to wait for an answer (0.5 to 60)
ring-field-times = How often before the next step (1 to 20)
ring-field-rounds = How often all steps are gone through (1 to 20)
ring-field-lapse = Minutes that an acknowledged alarm may lie still (0.5 to 1440)
ring-field-needs = How many people must take it (1 to 20)
ring-field-steps = Steps
ring-field-name = Name
ring-field-members = People
ring-policy-empty-step = A step with nobody ticked is left out when you save.
ring-policy-add = One more step
ring-policy-save = Save
ring-teams = Teams
ring-teams-lead = People who are called together. A step of the escalation names the team.
ring-teams-none = There is no team yet
ring-team-new = A new team
ring-team-empty = Nobody is in it: a step that calls only this team is passed over.
ring-team-remove = Remove the team
