### The public pages. Plain words, short sentences: the reader may be frightened, in a hurry, on an old telephone.

skip-to-content = Aller au contenu
language = Langue
footer-nav = Autres pages
footer-words = Le tocsin pendait au milieu de la ville. Chacun pouvait le faire sonner, de jour comme de nuit, et quelqu’un veillait toujours dans la tour.
link-first-aid = Premiers gestes
link-follow = J’ai un reçu
link-about = Comment ça marche et qui lit
link-journal = Journal public
link-api = Pour les machines (API)
link-accessibility = Accessibilité
optional = (facultatif)
error = Erreur
errors-title = Vérifiez encore une fois ces points
back = Retour
change = Modifier
go-on = Continuer
send = Envoyer
to-start = Vers l’accueil
# A strip with a telephone. Followed by the link «call-number».
danger-to-life = Quelqu’un est en danger en ce moment ?
call-number = Appelez le { $number }
step = Étape { $at } sur { $of }

## Start page

home-name = Signaler une cyberattaque, jour et nuit
home-title = Une attaque en ligne ? Sonnez la cloche.
home-lead = Vous êtes au point d’alerte, ouvert 24 heures sur 24. Dites-nous ce qui vous arrive, à vous, à votre entreprise ou à un service dont vous dépendez. Un officier de permanence vous lit, à toute heure.
home-flag = Signaler ce qui se passe
home-easy-name = Sans compte et sans nom
home-easy-time = Environ deux minutes
home-easy-sure = Un simple doute suffit
home-after-title = Ce qui se passe ensuite
home-after-receipt = Vous avez aussitôt un reçu
home-after-receipt-text = Un numéro rien qu’à vous. Il permet de lire la réponse.
home-after-aid = Vous voyez quoi faire maintenant
home-after-aid-text = Les premiers gestes pour ce type d’attaque, et qui appeler.
home-after-officer = Une personne vous lit
home-after-officer-text = Si l’attaque est en cours et fait des dégâts, un officier est appelé tout de suite.
home-receipt-title = J’ai un reçu
home-receipt-go = Lire la réponse

## Flag, step 1

what-title = Que se passe-t-il ?
what-hint = Choisissez ce qui convient le mieux. Se tromper n’a aucune conséquence. En cas de doute, prenez le dernier choix.

## Flag, step 2

words-title = Racontez avec vos mots
words-hint = Que voyez-vous ? Quand cela a-t-il commencé ? Qu’avez-vous déjà fait ? Les fautes d’orthographe n’ont pas d’importance.
words-again = Vous avez déjà envoyé ce formulaire avec un autre texte, et ce signalement est bien gardé. Appuyez sur « Envoyer » pour envoyer ce texte comme nouveau signalement.
words-protected = Seuls les officiers de ce point d’alerte lisent votre texte. Il est conservé chiffré.
words-protected-more = Ce qui est protégé et ce qui ne l’est pas
ongoing-title = Est-ce en cours ?
ongoing-now-and-it-hurts = Oui, et cela fait des dégâts
ongoing-now = Oui, mais sans dégâts pour l’instant
ongoing-over = Non, c’est fini
ongoing-unknown = Je ne sais pas
who-title = Qui est touché ?
who-me = Moi, ou quelqu’un que je connais
who-organisation = Une entreprise ou une organisation
who-unknown = Je ne sais pas
sector-none = Je ne sais pas, ou aucun de ceux-ci
send-now = Envoyer
add-more = Ajouter qui je suis, ou des fichiers
abuse-no-pictures = N’envoyez jamais d’images sexuelles d’enfants, même comme preuve. Les mots et l’adresse web suffisent. Signalez l’adresse ici, en mots, et à la ligne d’alerte de votre pays :

## Flag, step 3

more-title = Voulez-vous ajouter quelque chose ?
more-hint = Tout est facultatif sur cette page. Vous pouvez envoyer sans la remplir.
contact-title = Qui vous êtes
contact-sealed-server = Scellé dès l’arrivée chez nous, avant tout enregistrement : seules les clés des officiers de permanence peuvent l’ouvrir. Pendant le trajet, seule la connexion le protège.
contact-sealed-browser = Scellé ici, dans votre navigateur, avant l’envoi : seules les clés des officiers de permanence peuvent l’ouvrir. Notre serveur ne peut pas le lire.
contact-seal-failed = Votre navigateur n’a pas pu sceller. Appuyez de nouveau sur « Envoyer » pour que notre serveur le fasse, ou videz les champs.
contact-sealed-already = Vos coordonnées sont déjà scellées et partiront avec l’envoi. Ne les tapez de nouveau que pour les remplacer.
other-hint = Par exemple un nom sur une messagerie, ou quand vous appeler.
happened-hint = À l’heure de votre montre ({ $zone }). Laissez vide si vous ne savez pas.
files-hint = Captures d’écran, courriels, journaux. Jusqu’à { $count } fichiers de { $size } chacun. Nous les gardons chiffrés et ne les lançons jamais comme programmes.
files-no-abuse = N’envoyez jamais d’images sexuelles d’enfants.

## When too many report at once

wait-title = Beaucoup de personnes signalent en ce moment
wait-text = Ce que vous avez écrit est ici ; rien n’est perdu. Comme beaucoup frappent à la porte en même temps, nous faisons entrer les signalements l’un après l’autre. Le vôtre suit dans un instant.
wait-work = Votre appareil fait un petit travail qui nous montre que vous n’êtes pas une attaque. Ensuite, le signalement part tout seul.
wait-done = C’est fait. Le signalement est envoyé.
wait-patience =
    Attendez { $seconds ->
        [one] une seconde
       *[other] { $seconds } secondes
    }, puis appuyez sur « Envoyer ».
wait-files = Une page ne peut pas transporter de fichiers : choisissez-les à nouveau. Vous pouvez aussi les ajouter plus tard, avec votre récépissé.

## The receipt

receipt-title = Votre signalement est enregistré
receipt-lead = Sa référence : { $reference }. Un officier va le lire. Notez maintenant votre reçu.
receipt-rings = Comme des dégâts sont en cours, les officiers de permanence sont appelés.
receipt-name = Votre reçu
receipt-only-key = Ce numéro est la seule clé de la réponse. Nous ne pourrons pas vous le redonner. Qui le possède peut lire et écrire ici à votre place.
receipt-copy = Copier
receipt-copied = Copié
receipt-print = Imprimer
receipt-save = Enregistrer en texte
receipt-hint = 20 chiffres. Les espaces ne comptent pas.
receipt-kept-title = C’est bien, vous l’avez gardé
receipt-kept-text = Vous pouvez fermer cette page. Revenez avec le reçu quand vous voulez.
receipt-enter = Lire et écrire avec ce reçu
receipt-files-failed =
    { $count ->
        [one] Un fichier n’a pas pu être gardé : il est trop gros, vide ou en trop. Votre texte est gardé. Vous pourrez ajouter le fichier avec votre reçu.
       *[other] { $count } fichiers n’ont pas pu être gardés : trop gros, vides ou trop nombreux. Votre texte est gardé. Vous pourrez ajouter les fichiers avec votre reçu.
    }
receipt-aid = Que faire maintenant
receipt-later-title = Où lire la réponse
receipt-later = À l’adresse { $address }, avec votre reçu. Vous pourrez aussi y écrire et y ajouter des fichiers. Votre nom n’est pas nécessaire.
receipt-proof = Télécharger la preuve de dépôt
receipt-proof-text = Un fichier signé. Chacun pourra vérifier plus tard que ce signalement est dans notre journal et n’a pas été modifié.
keep-title = Avez-vous bien gardé le reçu ?
keep-go = Vérifier
keep-wrong = Ce n’est pas le dernier groupe. Le reçu est toujours ci-dessus : regardez encore.
sealed = Qui vous êtes
sealed-browser = Scellé dans votre navigateur. Seuls les officiers peuvent l’ouvrir.
sealed-edge = Scellé par notre serveur avant l’enregistrement. Seuls les officiers peuvent l’ouvrir.
sealed-node = Chiffré avec la clé propre du point d’alerte, jusqu’à ce qu’un premier officier ait une clé.

## First aid

aid-title = Premiers gestes
aid-lead = Que faire maintenant, à quoi ne pas toucher, qui appeler. Vous pouvez lire sans rien signaler.
aid-now = À faire maintenant
aid-do-not = À ne pas faire
aid-call = Qui appeler
aid-keep = À garder comme preuve
aid-organisation = Si une entreprise ou une organisation est touchée
aid-sources = Sources :
aid-reviewed = Dernière relecture : { $when }.
aid-flag = Le signaler à la permanence

## Coming back

follow-title = Lire la réponse
follow-lead = Entrez votre reçu pour lire la réponse et pour écrire de nouveau.
follow-go = Ouvrir
follow-left = Vous avez quitté la conversation. Rien de cette visite ne reste sur cet appareil.
follow-carried = Votre visite avait expiré : entrez de nouveau le reçu. Votre texte est resté sur cette page, mais les fichiers sont à choisir de nouveau.
follow-unknown = Ce numéro n’ouvre rien. Comparez-le avec votre reçu, chiffre par chiffre.
follow-lost-title = J’ai perdu le reçu
follow-lost = Nous ne pouvons alors pas vous ouvrir le signalement, car nous ne savons pas à qui il est. Signalez de nouveau en précisant que vous l’aviez déjà fait. Si vous avez encore la référence, indiquez-la.
talk-title = Signalement { $reference }
talk-way = Où il en est
talk-way-kept = Déposé
talk-way-taken = Pris en charge
talk-way-answered = Réponse donnée
talk-way-closed = Clos
talk-state-kept = Votre signalement est enregistré
talk-state-kept-text = Aucun officier ne l’a encore pris en charge. Les attaques qui font des dégâts en ce moment passent d’abord. Inutile d’attendre ici : revenez avec votre reçu.
talk-state-taken = Un officier s’occupe de votre signalement
talk-state-taken-text = La réponse s’affichera ici. Si quelque chose change, écrivez-le ci-dessous.
talk-state-answered = Vous avez une réponse
talk-state-answered-text = Lisez-la ci-dessous. Vous pouvez répondre à tout moment.
talk-state-closed = Votre signalement est clos
talk-state-closed-text = Si cela continue ou recommence, écrivez ci-dessous. Il sera rouvert.
talk-not-kept = Vous n’avez pas encore recopié le dernier groupe de votre reçu. Assurez-vous d’avoir gardé le numéro : c’est le seul chemin vers cette page.
talk-messages = Messages
talk-you = Vous
talk-officer = Officier de permanence
talk-seen = lu
talk-your-report = Votre signalement est chez les officiers, exactement comme vous l’avez envoyé.
talk-empty = Pas encore de réponse. Un officier lit votre signalement et écrira ici. D’ici là, voyez les premiers gestes.
talk-files = Fichiers
talk-send = Envoyer
talk-aid = Premiers gestes pour ce type d’attaque
talk-leave = Sortir et oublier cette visite

## The link in an alarm mail

ack-title-ringing = Cette alarme sonne
ack-title-done = Cette alarme est prise en charge
ack-title-gone = Ce lien ne fonctionne plus
ack-ask = Ne la prenez que si vous vous en occupez maintenant.
ack-go = Je la prends
ack-done-text = La cloche s’est tue. Continuez au poste de permanence.
ack-gone = Il a été utilisé, retiré, ou date de plus d’un jour. Le poste de permanence montre ce qui sonne maintenant.
ack-since = Sonne depuis
ack-officer = Envoyé à
ack-desk = Au poste de permanence

## Public journal

journal-title = Le journal public
journal-lead = Tout ce qui se fait ici laisse une ligne dans un journal que personne ne peut réécrire sans que cela se voie, pas même nous.
journal-holds = Le journal ne contient que des empreintes. On ne peut y lire ni texte, ni nom, ni adresse.
journal-key-title = La clé de ce point d’alerte
journal-key = Comparez cette clé avec une clé obtenue autrement, par exemple auprès du point d’alerte d’un pays voisin.
journal-fingerprint = La même clé, à lire à haute voix :
journal-files-title = Fichiers pour vérifier
journal-checkpoint = l’état signé du journal
journal-tiles = les empreintes, au format C2SP tlog-tiles
journal-key-file = la clé en texte
journal-roster = les clés des officiers, avec lesquelles les coordonnées sont scellées
journal-check-title = Vérifier votre preuve
journal-check = Avec la preuve téléchargée et ce programme, sur votre propre ordinateur, sans internet :
journal-not = La preuve montre que votre signalement est dans le journal. Que tous voient le même journal n’est prouvé que si des voisins le signent aussi.

## About

about-title = Comment ça marche et qui lit
about-lead = Stormbell est une cloche contre les cyberattaques : chacun peut la sonner, à toute heure, et quelqu’un répond toujours.
about-who-title = Qui lit ce que vous envoyez
about-who = Les officiers de ce point d’alerte. Chacun a une clé personnelle. Chaque ouverture d’un nom ou d’une adresse est inscrite au journal avec son motif. Les organisations, les autres États et le public ne reçoivent rien qui puisse vous désigner, sauf si le marquage de votre signalement le permet.
about-seal-title = Ce que le scellé protège
about-seal = Si vous dites qui vous êtes, cela est scellé : chiffré pour que seuls les appareils des officiers puissent l’ouvrir.
about-seal-does-title = Il protège contre
about-seal-does-1 = le vol d’une base de données ou d’une sauvegarde
about-seal-does-2 = une personne qui gère le serveur ou s’y introduit plus tard
about-seal-does-3 = la curiosité sans motif : chaque ouverture laisse une trace
about-seal-not-title = Il ne protège pas contre
about-seal-not-1 = un appareil à vous piraté ou surveillé, ou un employeur qui voit votre écran et votre réseau
about-seal-not-2 = un serveur piraté avant votre venue, qui vous envoie une fausse page
about-seal-not-3 = ce que vous racontez dans votre texte : le serveur doit le lire pour appeler quelqu’un. Il est conservé chiffré, mais pas scellé
about-seal-not-4 = une personne qui trouve votre reçu
about-roster =
    { $count ->
        [0] Aucun officier n’a encore de clé. D’ici là, les coordonnées sont chiffrées avec la seule clé du point d’alerte.
        [one] Aujourd’hui, les coordonnées sont scellées avec une clé. Son empreinte :
       *[other] Aujourd’hui, les coordonnées sont scellées avec { $count } clés. Leur empreinte commune :
    }
about-privacy-title = Vie privée
about-privacy = Pas de compte, pas de pistage, rien qui vienne d’autres sites. Un cookie retient votre langue si vous en choisissez une. Un autre garde votre conversation ouverte jusqu’à ce que vous en sortiez, 30 minutes au plus.
about-address = Votre adresse réseau sert à vous répondre et, si quelqu’un essaie de deviner des reçus, à ralentir ce réseau quelques minutes. Elle n’est ni conservée ni inscrite dans un journal.
about-limits-title = Limites
about-limit-words = Votre texte : jusqu’à { $count } caractères.
about-limit-files = Fichiers : jusqu’à { $count } à la fois, { $size } chacun, { $all } par signalement.
about-limit-messages = Messages : jusqu’à { $count } par signalement, { $size } caractères chacun.
about-not-title = Ce que Stormbell ne fait pas
about-not = Stormbell ne retire aucun contenu et ne bloque aucun site. Aucune opinion n’y est interdite. Les appels d’urgence et la police ne sont pas remplacés.

## Accessibility

access-title = Accessibilité
access-lead = Tout le monde doit pouvoir sonner la cloche. Ces pages suivent WCAG 2.2, niveau AA, et EN 301 549.
access-how = Elles fonctionnent au clavier seul, avec un lecteur d’écran, sans script, sur 320 pixels de large, avec un zoom de 400 %, imprimées, en sombre et en clair. Nous vérifions chaque page à la machine et à la main.
access-known-title = Ce qui n’est pas encore bon
access-known = Les premiers gestes n’existent pas encore en facile à lire, en langue des signes ni dans les 24 langues de l’Union.
access-tell-title = Dites-le-nous
access-tell = Si quelque chose vous bloque, signalez-le comme une attaque. Nous le lisons avec la même attention.

## When something goes wrong

trouble-not-found-title = Cette page n’existe pas
trouble-not-found-text = L’adresse est fausse, ou la page a disparu.
trouble-not-found-next = Allez à l’accueil, ou signalez ce qui se passe maintenant.
trouble-forbidden-title = Vous n’avez pas ce droit
trouble-forbidden-text = Votre rôle ne le prévoit pas.
trouble-forbidden-next = Adressez-vous à un responsable de la permanence.
trouble-foreign-title = Ce formulaire vient d’un autre site
trouble-foreign-text = Pour vous protéger, nous n’acceptons que les formulaires de nos propres pages. Rien n’a été envoyé.
trouble-foreign-next = Ouvrez notre page et remplissez-y le formulaire.
trouble-method-title = Cela ne marche pas ainsi
trouble-method-text = La page a été appelée d’une façon qu’elle ne connaît pas.
trouble-method-next = Allez à l’accueil et réessayez.
trouble-unreadable-title = Nous n’avons pas pu lire ceci
trouble-unreadable-text = Le formulaire est arrivé abîmé. Rien n’a été gardé.
trouble-unreadable-next = Revenez en arrière, relisez ce que vous avez tapé et renvoyez-le.
trouble-too-large-title = C’était trop en une fois
trouble-too-large-text = Les fichiers ou le texte sont plus gros que ce que nous acceptons en une fois. Rien n’a été gardé.
trouble-too-large-next = Revenez en arrière et envoyez d’abord le texte. Les fichiers peuvent suivre, quelques-uns à la fois.
trouble-conflict-title = La situation a changé
trouble-conflict-text = Quelqu’un l’a modifié ou clos entre-temps, ou c’était déjà fait.
trouble-conflict-next = Rechargez la page et voyez où cela en est.
trouble-too-many-title = Un instant, s’il vous plaît
trouble-too-many-text = Trop d’essais sont venus de votre réseau. Votre signalement n’est pas refusé : ce qui est enregistré le reste.
trouble-too-many-next =
    { $seconds ->
        [0] Réessayez dans un petit moment.
        [one] Réessayez dans une seconde.
       *[other] Réessayez dans { $seconds } secondes.
    }
trouble-unavailable-title = Nous ne pouvons rien enregistrer pour l’instant
trouble-unavailable-text = Quelque chose est en panne chez nous. Rien de ce que vous venez d’envoyer n’a été gardé.
trouble-unavailable-next = Revenez en arrière pour ne pas perdre votre texte, et renvoyez-le dans une minute. Si c’est urgent, appelez.
trouble-unavailable-form = Quelque chose est en panne chez nous et rien n’a encore été gardé. Votre texte est toujours là : renvoyez-le dans une minute. Si c’est urgent, appelez.
trouble-internal-title = Quelque chose est en panne chez nous
trouble-internal-text = C’est notre faute, pas la vôtre. L’erreur est notée, et quelqu’un va regarder.
trouble-internal-next = Revenez en arrière et réessayez. Si vous envoyiez un signalement, l’envoyer deux fois ne gêne pas.

# Every page of a demonstration says so.
demo-banner = Ceci est une démonstration. Personne ne lit ce que vous envoyez ici. En cas de danger, appelez le { $number }.
