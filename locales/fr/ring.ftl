# Alarms: their page, the link in a notification, how they escalate, teams.

## After an act

desk-done-handed-on = Votre collègue est appelé. Jusqu’à sa réponse, l’alarme est à vous.
desk-done-escalated = Transmise plus haut : les personnes suivantes sont appelées maintenant.
desk-done-asked-for-more = Elle sonne pour une personne de plus. Vous la gardez.
desk-done-enough = Elle ne sonne plus pour personne d’autre.
desk-done-not-yours = Seule une personne qui a l’alarme peut le faire.
desk-done-policy = Enregistré. Valable dès maintenant, aussi pour les alarmes qui sonnent.
desk-done-policy-moved = Quelqu’un d’autre l’a changé entre-temps. Relisez avant d’enregistrer.
desk-done-team = L’équipe est enregistrée.
desk-done-team-removed = L’équipe est supprimée. Les étapes qui la nomment la sautent.

## In the history of a report

desk-act-alarm-handed-on = a demandé à un collègue de reprendre l’alarme
desk-act-alarm-hand-on-unanswered = n’a pas eu de réponse du collègue ; l’alarme a continué
desk-act-alarm-escalated = a transmis l’alarme plus haut
desk-act-alarm-needs-people = a dit combien de personnes il faut pour l’alarme
desk-act-alarm-ended = a terminé l’alarme

## The page of an alarm

ring-page = Alarme
ring-state-ringing = Personne ne l’a. Elle sonne depuis
ring-state-missing = { $names } : prise. Personnes encore nécessaires : { $n }. Sonne depuis
ring-state-held = { $names } l’a. Si rien ne suit, elle sonne de nouveau
ring-state-asked = { $from } a demandé à { $to } de la reprendre et la garde jusque-là. Sans réponse, elle sonne de nouveau
ring-state-closed = { $name } l’a traitée
ring-asked-me = On vous a demandé de reprendre cette alarme.
ring-report = Ouvrir le signalement
ring-take = Je la prends
ring-take-too = Je la prends aussi
ring-hand-on = Passer à quelqu’un
ring-hand-on-to = À qui
ring-hand-on-note = Votre collègue est appelé aussitôt. Jusqu’à sa réponse, elle est à vous ; sans réponse après cinq minutes, elle sonne de nouveau.
ring-hand-on-nobody = Personne d’autre ne peut la prendre.
ring-cannot-be-reached = injoignable en ce moment
ring-escalate = Transmettre plus haut
ring-escalate-note = Les personnes suivantes sont appelées aussitôt, et vous ne l’avez plus.
ring-more = Il me faut du renfort
ring-more-note = Elle sonne pour une personne de plus et reste à vous.
ring-enough = Nous sommes assez
ring-calls = Qui a été appelé, et jusqu’où
ring-calls-none = Personne n’a encore été appelé.
ring-lines = Ce qui a été fait
ring-coming = La suite
ring-coming-note = Si personne ne répond, et avec les personnes présentes maintenant. Cela continue tant que l’alarme est ouverte.
ring-line-alarm-opened = Elle s’est mise à sonner
ring-line-alarm-called = Appel : { $people }
ring-line-neighbour-asked = Un nœud voisin est prié de nous appeler : { $people }
ring-line-alarm-step-skipped = Sauté aussitôt
ring-line-alarm-person-unreachable = Injoignable, sans attendre : { $people }
ring-line-alarm-nobody-to-call = Il n’y a personne à appeler. Nouvel essai chaque minute
ring-line-alarm-acknowledged = { $by } l’a prise
ring-line-alarm-lapsed = Rien n’a suivi. Elle sonne de nouveau ; elle était à { $people }
ring-line-alarm-handed-on = { $by } a demandé à { $people } de la reprendre
ring-line-alarm-hand-on-unanswered = Pas de réponse de { $people } : elle sonne de nouveau
ring-line-alarm-escalated = { $by } l’a transmise plus haut
ring-line-alarm-needs-people = { $by } : personnes nécessaires { $n }
ring-line-alarm-ended = { $by } l’a terminée
ring-skip-empty = personne ne répond de cette étape maintenant
ring-skip-have-it = toutes ces personnes ont déjà l’alarme
ring-skip-unreachable = personne n’y est joignable
ring-waits-with = { $name } l’a déjà ; il en faut plus
ring-why = Qui a été appelé, la suite

## The link in a notification

ack-title-yours = Cette alarme est à vous
ack-title-asked = On vous demande de reprendre
ack-title-closed = Cette alarme est terminée
ack-asked = { $name } a cette alarme et vous demande de la reprendre.
ack-closed = { $name } l’a traitée. Il n’y a plus rien à faire ici.
ack-held = { $name } l’a prise.
ack-missing = Il faut encore des personnes : { $n }
ack-handed = Vous avez demandé à { $name } de la reprendre. Jusqu’à la réponse, elle est à vous.
ack-cannot = Vous ne pouvez pas ?
ack-escalate = Appeler les suivants maintenant
ack-hand-on = Passer à { $name }
ack-take-too = Je la prends aussi
ack-said-escalated = Les personnes suivantes sont appelées maintenant. Elle n’est pas à vous.
ack-said-changed = Quelqu’un a été plus rapide. Voici où on en est.

## How alarms escalate

ring-policies = Escalade
ring-policies-lead = Qui est appelé quand cela sonne, dans quel ordre, et combien de temps chacun a pour répondre.
ring-policy-change = Modifier
ring-policy-first = Comme sur un nœud neuf. Personne ne l’a changé.
ring-policy-version = Version { $n }, par { $name }
ring-policy-versions = Versions antérieures
ring-policy-step = Étape { $n }
ring-policy-after = Après la dernière étape, encore et encore
ring-policy-after-why = Cela ne peut pas être retiré : tant qu’une alarme est ouverte, quelqu’un est appelé.
ring-last-leads = tous les responsables
ring-last-everyone = tout le monde, de service ou non
ring-last-neighbour = un nœud voisin, dès que le réseau en connaît un
ring-whom-on-duty = qui est de service
ring-whom-leads = tous les responsables
ring-whom-everyone = tout le monde
ring-whom-rota = tableau { $name }
ring-whom-team = équipe { $name }
ring-whom-gone = quelqu’un ou quelque chose qui n’existe plus
ring-manner-together = tous ensemble
ring-manner-one-by-one = l’un après l’autre
ring-step-each = { $n } min entre deux
ring-step-wait = attend { $n } min
ring-step-times = fois : { $n }
ring-policy-sums = Tours { $rounds } · prise sans suite : sonne de nouveau après { $lapse } min · personnes nécessaires : { $needs }
ring-field-whom = Qui
ring-field-manner = Comment
ring-field-each = Minutes entre deux personnes (0,5 à 60)
ring-field-wait = Minutes d’attente d’une réponse (0,5 à 60)
ring-field-times = Combien de fois avant l’étape suivante (1 à 20)
ring-field-rounds = Combien de fois toutes les étapes sont parcourues (1 à 20)
ring-field-lapse = Minutes qu’une alarme prise peut rester sans suite (0,5 à 1440)
ring-field-needs = Combien de personnes doivent la prendre (1 à 20)
ring-field-steps = Étapes
ring-field-name = Nom
ring-field-members = Personnes
ring-policy-empty-step = Une étape où personne n’est coché est omise à l’enregistrement.
ring-policy-add = Une étape de plus
ring-policy-save = Enregistrer
ring-teams = Équipes
ring-teams-lead = Des personnes appelées ensemble. Une étape de l’escalade nomme l’équipe.
ring-teams-none = Il n’y a pas encore d’équipe
ring-team-new = Une nouvelle équipe
ring-team-empty = Personne n’y est : une étape qui n’appelle qu’elle est sautée.
ring-team-remove = Supprimer l’équipe
