<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_US">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Art Studio</source>
        <translation>Über Art Studio</translation>
    </message>
    <message>
        <source>Nothing you open or make leaves it.</source>
        <translation>Nichts davon verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Paint with neural networks by hand, live, on your own machine.</source>
        <translation>Malen mit neuronalen Netzen: von Hand, live, auf dem eigenen Rechner.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispielbilder</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
</context>
<context>
    <name>ActivityLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>Axes</name>
    <message>
        <source>Direction {number}</source>
        <translation>Richtung {number}</translation>
    </message>
</context>
<context>
    <name>AxesBook</name>
    <message>
        <source>One direction from {name}.</source>
        <translation>Eine Richtung aus {name}.</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>{name} ist gespeichert.</translation>
    </message>
    <message>
        <source>The directions in {name} belong to another generator.</source>
        <translation>Die Richtungen in {name} gehören zu einem anderen Generator.</translation>
    </message>
    <message>
        <source>The directions of this generator have to be found first.</source>
        <translation>Erst müssen die Richtungen dieses Generators gefunden sein.</translation>
    </message>
    <message>
        <source>The names of the directions can&apos;t be saved.</source>
        <translation>Die Namen der Richtungen lassen sich nicht speichern.</translation>
    </message>
    <message>
        <source>There are no directions to save yet.</source>
        <translation>Es gibt noch keine Richtungen, die sich speichern ließen.</translation>
    </message>
    <message>
        <source>{number} directions from {name}.</source>
        <translation>{number} Richtungen aus {name}.</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>A picture of {width} by {height} pixels.</source>
        <translation>Ein Bild mit {width} mal {height} Pixeln.</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
    <message>
        <source>Empty. Drop a picture here or open one.</source>
        <translation>Leer. Ein Bild hier ablegen oder eines öffnen.</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>best</source>
        <translation>am besten</translation>
    </message>
    <message>
        <source>each curve to its own scale</source>
        <translation>jede Kurve in eigenem Maßstab</translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation>Schritt {number}</translation>
    </message>
</context>
<context>
    <name>ChipBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>ClassPad</name>
    <message>
        <source>Add a second class to mix the two here.</source>
        <translation>Mit einer zweiten Klasse lässt sich hier mischen.</translation>
    </message>
    <message>
        <source>Class pad</source>
        <translation>Klassenfeld</translation>
    </message>
    <message>
        <source>Drag the puck toward the classes you want more of. A double click makes all even.</source>
        <translation>Den Puck zu den Klassen ziehen, von denen es mehr sein soll. Ein Doppelklick macht alle gleich.</translation>
    </message>
    <message>
        <source>Mix classes</source>
        <translation>Klassen mischen</translation>
    </message>
</context>
<context>
    <name>ClassesSection</name>
    <message>
        <source>Add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>None is chosen: every seed has its own.</source>
        <translation>Keine ist gewählt: Jeder Startwert hat seine eigene.</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
</context>
<context>
    <name>Commander</name>
    <message>
        <source>A keyframe at {seconds} s, on the timeline in Latent.</source>
        <translation>Ein Schlüsselbild bei {seconds} s, auf der Zeitleiste unter Latent.</translation>
    </message>
    <message>
        <source>A picture that is made here. Your photo is one step back.</source>
        <translation>Ein Bild, das hier entsteht. Das Foto ist einen Schritt zurück.</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Choose a generator&apos;s file</source>
        <translation>Datei eines Generators auswählen</translation>
    </message>
    <message>
        <source>Choose a painting or a network</source>
        <translation>Gemälde oder Netz auswählen</translation>
    </message>
    <message>
        <source>Copied what the canvas shows.</source>
        <translation>Kopiert ist, was die Leinwand zeigt.</translation>
    </message>
    <message>
        <source>Generators</source>
        <translation>Generatoren</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>Open a timeline</source>
        <translation>Zeitleiste öffnen</translation>
    </message>
    <message>
        <source>Opened the first of {number} pictures.</source>
        <translation>Von {number} Bildern ist das erste geöffnet.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Reset all sliders</source>
        <translation>Alle Regler zurücksetzen</translation>
    </message>
    <message>
        <source>Save the timeline</source>
        <translation>Zeitleiste speichern</translation>
    </message>
    <message>
        <source>Take all styles off</source>
        <translation>Alle Stile abnehmen</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one first, then paste it here.</source>
        <translation>In der Zwischenablage ist kein Bild. Erst eines kopieren, dann hier einfügen.</translation>
    </message>
    <message>
        <source>Timelines</source>
        <translation>Zeitleisten</translation>
    </message>
    <message>
        <source>Timelines and films</source>
        <translation>Zeitleisten und Filme</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>film</source>
        <translation>Film</translation>
    </message>
</context>
<context>
    <name>CompareLabels</name>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Gemälde</translation>
    </message>
</context>
<context>
    <name>Contrast</name>
    <message>
        <source>A direction needs a picture on both sides.</source>
        <translation>Eine Richtung braucht auf beiden Seiten ein Bild.</translation>
    </message>
    <message>
        <source>Less of that</source>
        <translation>Weniger davon</translation>
    </message>
    <message>
        <source>Make direction {name}</source>
        <translation>Richtung {name} bilden</translation>
    </message>
    <message>
        <source>More of this</source>
        <translation>Mehr hiervon</translation>
    </message>
    <message>
        <source>The directions of this generator have to be found first.</source>
        <translation>Erst müssen die Richtungen dieses Generators gefunden sein.</translation>
    </message>
    <message>
        <source>There is room for {number} pictures on a side.</source>
        <translation>Auf einer Seite ist Platz für {number} Bilder.</translation>
    </message>
    <message>
        <source>This direction is there already: {name}.</source>
        <translation>Diese Richtung gibt es schon: {name}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{name} is of another generator; a direction leads through one only.</source>
        <translation>{name} stammt von einem anderen Generator; eine Richtung führt nur durch einen.</translation>
    </message>
    <message>
        <source>{name} leads from that to this.</source>
        <translation>{name} führt von rechts nach links.</translation>
    </message>
    <message>
        <source>{name} was on the other side; it can&apos;t be on both.</source>
        <translation>{name} war auf der anderen Seite; auf beiden kann es nicht sein.</translation>
    </message>
    <message>
        <source>“{side}” needs a picture as well.</source>
        <translation>„{side}“ braucht auch noch ein Bild.</translation>
    </message>
</context>
<context>
    <name>ContrastSection</name>
    <message>
        <source>A slider that leads from the pictures on the right to those on the left.</source>
        <translation>Ein Regler, der von den Bildern rechts zu denen links führt.</translation>
    </message>
    <message>
        <source>Direction from pictures</source>
        <translation>Richtung aus Bildern</translation>
    </message>
    <message>
        <source>Drop to put it here</source>
        <translation>Hier ablegen</translation>
    </message>
    <message>
        <source>Make direction</source>
        <translation>Bilden</translation>
    </message>
    <message>
        <source>Name it</source>
        <translation>Benennen</translation>
    </message>
    <message>
        <source>Name of the new direction</source>
        <translation>Name der neuen Richtung</translation>
    </message>
    <message>
        <source>Put here what the canvas shows</source>
        <translation>Hierher, was die Leinwand zeigt</translation>
    </message>
    <message>
        <source>{side}: put here what the canvas shows</source>
        <translation>{side}: hierher, was die Leinwand zeigt</translation>
    </message>
</context>
<context>
    <name>ControlsPanel</name>
    <message>
        <source>Controls</source>
        <translation>Regler</translation>
    </message>
</context>
<context>
    <name>DirectionRow</name>
    <message>
        <source>Choose the layers that it moves</source>
        <translation>Die Schichten wählen, die sie bewegt</translation>
    </message>
    <message>
        <source>Color the parts of the picture that this direction changes.</source>
        <translation>Färbt die Teile des Bildes ein, die diese Richtung verändert.</translation>
    </message>
    <message>
        <source>First layer of {name}</source>
        <translation>Erste Schicht von {name}</translation>
    </message>
    <message>
        <source>Last layer of {name}</source>
        <translation>Letzte Schicht von {name}</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Layers of {name}</source>
        <translation>Schichten von {name}</translation>
    </message>
    <message>
        <source>Lock {name}</source>
        <translation>{name} sperren</translation>
    </message>
    <message>
        <source>Locked rows are left alone by Randomize and Reset.</source>
        <translation>Gesperrte Zeilen bleiben beim Würfeln und Zurücksetzen, wie sie sind.</translation>
    </message>
    <message>
        <source>Name it</source>
        <translation>Benennen</translation>
    </message>
    <message>
        <source>Name of {name}</source>
        <translation>Name von {name}</translation>
    </message>
    <message>
        <source>Remove this direction</source>
        <translation>Diese Richtung entfernen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Show what it does, from minus to plus</source>
        <translation>Zeigt, was sie bewirkt, von Minus bis Plus</translation>
    </message>
    <message>
        <source>Show what {name} does</source>
        <translation>Zeigen, was {name} bewirkt</translation>
    </message>
    <message>
        <source>Show where it acts</source>
        <translation>Zeigt, wo sie wirkt</translation>
    </message>
    <message>
        <source>Show where {name} acts</source>
        <translation>Zeigen, wo {name} wirkt</translation>
    </message>
    <message>
        <source>What {name} does, from minus to plus</source>
        <translation>Was {name} bewirkt, von Minus bis Plus</translation>
    </message>
</context>
<context>
    <name>DirectionsPanel</name>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>All sliders that are not locked back to the middle.</source>
        <translation>Alle nicht gesperrten Regler zurück in die Mitte.</translation>
    </message>
    <message>
        <source>Another point nearby: every slider that isn&apos;t locked moves.</source>
        <translation>Ein anderer Punkt in der Nähe: Jeder nicht gesperrte Regler bewegt sich.</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Richtungen</translation>
    </message>
    <message>
        <source>Layers of a direction</source>
        <translation>Schichten einer Richtung</translation>
    </message>
    <message>
        <source>Load directions</source>
        <translation>Richtungen laden</translation>
    </message>
    <message>
        <source>Load directions…</source>
        <translation>Richtungen laden…</translation>
    </message>
    <message>
        <source>Make a direction from pictures</source>
        <translation>Eine Richtung aus Bildern bilden</translation>
    </message>
    <message>
        <source>Randomize</source>
        <translation>Würfeln</translation>
    </message>
    <message>
        <source>Randomize the directions</source>
        <translation>Richtungen würfeln</translation>
    </message>
    <message>
        <source>Remove direction {name}</source>
        <translation>Richtung {name} entfernen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the directions</source>
        <translation>Richtungen zurücksetzen</translation>
    </message>
    <message>
        <source>Save directions</source>
        <translation>Richtungen speichern</translation>
    </message>
    <message>
        <source>Save directions, or load those of others</source>
        <translation>Richtungen speichern oder fremde laden</translation>
    </message>
    <message>
        <source>Save directions…</source>
        <translation>Richtungen speichern…</translation>
    </message>
</context>
<context>
    <name>Director</name>
    <message>
        <source>A new timeline, since the one before is that of another picture.</source>
        <translation>Eine neue Zeitleiste, denn die bisherige gehört zu einem anderen Bild.</translation>
    </message>
    <message>
        <source>Add keyframe</source>
        <translation>Schlüsselbild hinzufügen</translation>
    </message>
    <message>
        <source>Change keyframe</source>
        <translation>Schlüsselbild ändern</translation>
    </message>
    <message>
        <source>Clear the timeline</source>
        <translation>Zeitleiste leeren</translation>
    </message>
    <message>
        <source>Delete keyframe</source>
        <translation>Schlüsselbild löschen</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Duplicate keyframe</source>
        <translation>Schlüsselbild verdoppeln</translation>
    </message>
    <message>
        <source>Easing</source>
        <translation>Übergang</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Length of the timeline</source>
        <translation>Länge der Zeitleiste</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Make the timeline as long</source>
        <translation>Zeitleiste anpassen</translation>
    </message>
    <message>
        <source>Move keyframe</source>
        <translation>Schlüsselbild verschieben</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Kein Ton</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Random walk</source>
        <translation>Zufallsweg</translation>
    </message>
    <message>
        <source>Sound {name}</source>
        <translation>Ton {name}</translation>
    </message>
    <message>
        <source>The film cuts from pattern to pattern, since two seeds of them can&apos;t be blended. Sliders and the map of one seed glide.</source>
        <translation>Zwischen Mustern schneidet der Film, denn zwei ihrer Startwerte lassen sich nicht mischen. Regler und die Karte eines Startwerts gleiten.</translation>
    </message>
    <message>
        <source>There is no picture yet. Open one, or go to a seed.</source>
        <translation>Es gibt noch kein Bild. Eines öffnen oder zu einem Startwert gehen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Way between keyframes</source>
        <translation>Weg zwischen Schlüsselbildern</translation>
    </message>
    <message>
        <source>What the sound moves</source>
        <translation>Was der Ton bewegt</translation>
    </message>
    <message>
        <source>{name} lasts {seconds} seconds.</source>
        <translation>{name} dauert {seconds} Sekunden.</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Drop to open</source>
        <translation>Ablegen zum Öffnen</translation>
    </message>
    <message>
        <source>Drop to paint in {title}</source>
        <translation>Ablegen, um in {title} zu malen</translation>
    </message>
    <message>
        <source>Drop to use as a style</source>
        <translation>Ablegen, um es als Stil zu verwenden</translation>
    </message>
    <message>
        <source>Only a link: save the picture first</source>
        <translation>Nur ein Link: das Bild zuerst speichern</translation>
    </message>
    <message>
        <source>That holds no picture. Save it to a file first, then drop the file.</source>
        <translation>Darin ist kein Bild. Zuerst als Datei speichern, dann die Datei ablegen.</translation>
    </message>
</context>
<context>
    <name>EmptyPlace</name>
    <message>
        <source>Drop a picture here</source>
        <translation>Ein Bild hier ablegen</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>Bild öffnen</translation>
    </message>
    <message>
        <source>or open one</source>
        <translation>oder eines öffnen</translation>
    </message>
</context>
<context>
    <name>EvolvePanel</name>
    <message>
        <source>A first sheet of variations around what the canvas shows.</source>
        <translation>Ein erster Bogen mit Varianten dessen, was die Leinwand zeigt.</translation>
    </message>
    <message>
        <source>Back to the sheet before</source>
        <translation>Zurück zum Bogen davor</translation>
    </message>
    <message>
        <source>Direction of the likes</source>
        <translation>Richtung daraus bilden</translation>
    </message>
    <message>
        <source>Evolve</source>
        <translation>Auslese</translation>
    </message>
    <message>
        <source>Forward to the next sheet</source>
        <translation>Weiter zum nächsten Bogen</translation>
    </message>
    <message>
        <source>Make a sheet of variations, mark what you like and what you don&apos;t, and go on from there.</source>
        <translation>Einen Bogen mit Varianten machen, bezeichnen, was gefällt und was nicht, und von dort weitergehen.</translation>
    </message>
    <message>
        <source>Next sheet</source>
        <translation>Nächster Bogen</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Hier beginnen</translation>
    </message>
    <message>
        <source>Variation {number}</source>
        <translation>Variante {number}</translation>
    </message>
    <message>
        <source>Variations that follow what you like.</source>
        <translation>Varianten, die dem folgen, was gefällt.</translation>
    </message>
    <message>
        <source>What is liked becomes one side of a direction, what isn&apos;t the other.</source>
        <translation>Was gefällt, wird die eine Seite einer Richtung, was nicht, die andere.</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
</context>
<context>
    <name>ExplorePanel</name>
    <message>
        <source>Add or remove generators</source>
        <translation>Generatoren hinzufügen oder entfernen</translation>
    </message>
    <message>
        <source>Add to favorites</source>
        <translation>Zu den Favoriten</translation>
    </message>
    <message>
        <source>Another map, from this picture to three other seeds</source>
        <translation>Eine andere Karte, von diesem Bild zu drei anderen Startwerten</translation>
    </message>
    <message>
        <source>Another seed at random (D)</source>
        <translation>Ein anderer Startwert, gewürfelt (D)</translation>
    </message>
    <message>
        <source>Copy the seed</source>
        <translation>Startwert kopieren</translation>
    </message>
    <message>
        <source>Drop a generator to add it</source>
        <translation>Generator ablegen, um ihn hinzuzufügen</translation>
    </message>
    <message>
        <source>Drop a picture to place it in the generator&apos;s space, or a generator to add it</source>
        <translation>Ein Bild ablegen, um es im Raum des Generators einzuordnen, oder einen Generator, um ihn hinzuzufügen</translation>
    </message>
    <message>
        <source>Every number is another picture, the same one each time.</source>
        <translation>Jede Zahl ist ein anderes Bild, und jedes Mal dasselbe.</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Favorites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generator</translation>
    </message>
    <message>
        <source>Keep this picture as a favorite (F)</source>
        <translation>Dieses Bild zu den Favoriten nehmen (F)</translation>
    </message>
    <message>
        <source>Lower left of the map</source>
        <translation>Unten links auf der Karte</translation>
    </message>
    <message>
        <source>Lower right of the map</source>
        <translation>Unten rechts auf der Karte</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>No favorites yet. Click the star on a picture you like.</source>
        <translation>Noch keine Favoriten. Ein Klick auf den Stern eines Bildes merkt es vor.</translation>
    </message>
    <message>
        <source>Remove from favorites</source>
        <translation>Aus den Favoriten nehmen</translation>
    </message>
    <message>
        <source>Remove from favorites (F)</source>
        <translation>Aus den Favoriten nehmen (F)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Seed {number}</source>
        <translation>Startwert {number}</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Startwerte</translation>
    </message>
    <message>
        <source>Show on the canvas</source>
        <translation>Auf der Leinwand zeigen</translation>
    </message>
    <message>
        <source>Upper left of the map</source>
        <translation>Oben links auf der Karte</translation>
    </message>
    <message>
        <source>Upper right of the map</source>
        <translation>Oben rechts auf der Karte</translation>
    </message>
    <message>
        <source>What makes the pictures.</source>
        <translation>Was die Bilder macht.</translation>
    </message>
</context>
<context>
    <name>Explorer</name>
    <message>
        <source>Generator {name}</source>
        <translation>Generator {name}</translation>
    </message>
    <message>
        <source>New picture: {name}</source>
        <translation>Neues Bild: {name}</translation>
    </message>
    <message>
        <source>Reset the generator</source>
        <translation>Generator zurücksetzen</translation>
    </message>
    <message>
        <source>Seed {number}</source>
        <translation>Startwert {number}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>File to export to</source>
        <translation>Zieldatei</translation>
    </message>
    <message>
        <source>Longer side in pixels</source>
        <translation>Längere Seite in Pixeln</translation>
    </message>
    <message>
        <source>Longer side…</source>
        <translation>Längere Seite…</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>{format} has no transparency; what is transparent becomes white.</source>
        <translation>{format} kennt keine Transparenz; Durchsichtiges wird weiß.</translation>
    </message>
    <message>
        <source>{format} holds at most {most} pixels a side. Choose a smaller size, or PNG.</source>
        <translation>{format} fasst höchstens {most} Pixel je Seite. Eine kleinere Größe wählen oder PNG.</translation>
    </message>
    <message>
        <source>{name} painted</source>
        <translation>{name} gemalt</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Saved {name}.</source>
        <translation>{name} ist gespeichert.</translation>
    </message>
    <message>
        <source>The export was cancelled. Nothing was written.</source>
        <translation>Der Export wurde abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>{name} is the photo itself, which would be lost. Choose another name.</source>
        <translation>{name} ist das Foto selbst, es ginge verloren. Einen anderen Namen wählen.</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Pictures shown</source>
        <translation>Gezeigte Bilder</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Verbleibend</translation>
    </message>
</context>
<context>
    <name>Films</name>
    <message>
        <source>Saved {name}.</source>
        <translation>{name} ist gespeichert.</translation>
    </message>
    <message>
        <source>The film was cancelled. Nothing was written.</source>
        <translation>Der Film wurde abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
</context>
<context>
    <name>GalleryDelegate</name>
    <message>
        <source>Add to favorites</source>
        <translation>Zu den Favoriten</translation>
    </message>
    <message>
        <source>Add to the mixer (Ctrl+click)</source>
        <translation>Auf den Mischer legen (Strg+Klick)</translation>
    </message>
    <message>
        <source>Name of the style</source>
        <translation>Name des Stils</translation>
    </message>
    <message>
        <source>Remove from favorites</source>
        <translation>Aus den Favoriten nehmen</translation>
    </message>
</context>
<context>
    <name>GalleryModel</name>
    <message>
        <source>Built-in</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>My styles</source>
        <translation>Eigene Stile</translation>
    </message>
    <message>
        <source>favorite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>on the mixer, {n} %</source>
        <translation>auf dem Mischer, {n} %</translation>
    </message>
</context>
<context>
    <name>GalleryPanel</name>
    <message>
        <source>Add to favorites</source>
        <translation>Zu den Favoriten</translation>
    </message>
    <message>
        <source>Add to mixer</source>
        <translation>Auf den Mischer legen</translation>
    </message>
    <message>
        <source>Built-in styles stay; only your own can be deleted.</source>
        <translation>Mitgelieferte Stile bleiben; nur eigene lassen sich löschen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Drop any picture here to paint in its style, or choose a file</source>
        <translation>Ein Bild hier ablegen, um in seinem Stil zu malen, oder eine Datei auswählen</translation>
    </message>
    <message>
        <source>Drop or choose any picture</source>
        <translation>Bild ablegen oder auswählen</translation>
    </message>
    <message>
        <source>Drop to paint in its style</source>
        <translation>Ablegen, um in seinem Stil zu malen</translation>
    </message>
    <message>
        <source>Favorites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>My styles</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>One preview still to paint</source>
        <translation>Noch eine Vorschau zu malen</translation>
    </message>
    <message>
        <source>Paint with this</source>
        <translation>In diesem Stil malen</translation>
    </message>
    <message>
        <source>Remove from favorites</source>
        <translation>Aus den Favoriten nehmen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Search styles</source>
        <translation>Stile suchen</translation>
    </message>
    <message>
        <source>Search styles by name or tag</source>
        <translation>Stile nach Name oder Schlagwort suchen</translation>
    </message>
    <message>
        <source>Style gallery</source>
        <translation>Stilgalerie</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter…</translation>
    </message>
    <message>
        <source>{number} previews still to paint</source>
        <translation>Noch {number} Vorschauen zu malen</translation>
    </message>
</context>
<context>
    <name>GeneratorMenu</name>
    <message>
        <source>About this generator…</source>
        <translation>Über diesen Generator…</translation>
    </message>
    <message>
        <source>Add a generator…</source>
        <translation>Generator hinzufügen…</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Choose a generator&apos;s file</source>
        <translation>Datei eines Generators auswählen</translation>
    </message>
    <message>
        <source>Choose a picture to place in the generator&apos;s space</source>
        <translation>Bild auswählen, um es im Raum des Generators einzuordnen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Find the point that draws something most like a picture of yours.</source>
        <translation>Sucht den Punkt, der einem eigenen Bild am ähnlichsten zeichnet.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Generators</source>
        <translation>Generatoren</translation>
    </message>
    <message>
        <source>Its file is deleted. Pictures that were made with it stay.</source>
        <translation>Seine Datei wird gelöscht. Bilder, die mit ihm entstanden sind, bleiben.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Place a picture…</source>
        <translation>Bild einordnen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove a generator</source>
        <translation>Generator entfernen</translation>
    </message>
    <message>
        <source>Remove this generator…</source>
        <translation>Diesen Generator entfernen…</translation>
    </message>
    <message>
        <source>Remove {name} for good?</source>
        <translation>{name} endgültig entfernen?</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Train a generator…</source>
        <translation>Generator trainieren…</translation>
    </message>
</context>
<context>
    <name>GeneratorPanel</name>
    <message>
        <source>Choose a picture to take the colors from</source>
        <translation>Bild auswählen, dessen Farben genommen werden</translation>
    </message>
    <message>
        <source>Colors of {name}</source>
        <translation>Farben von {name}</translation>
    </message>
    <message>
        <source>Drop to take its colors</source>
        <translation>Ablegen, um seine Farben zu nehmen</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generator</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Format</translation>
    </message>
</context>
<context>
    <name>Generators</name>
    <message>
        <source>{name} is installed.</source>
        <translation>{name} ist installiert.</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>{name} ist entfernt.</translation>
    </message>
    <message>
        <source>{name} was installed before.</source>
        <translation>{name} war schon installiert.</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Click a step to go back or forward to it.</source>
        <translation>Ein Klick auf einen Schritt führt dorthin zurück oder vor.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
</context>
<context>
    <name>KeepBar</name>
    <message>
        <source>Don&apos;t keep it</source>
        <translation>Nicht behalten</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep as style…</source>
        <translation>Als Stil behalten…</translation>
    </message>
    <message>
        <source>Keeps the mixer and these sliders together as a style of your own.</source>
        <translation>Behält den Mischer und diese Regler zusammen als eigenen Stil.</translation>
    </message>
    <message>
        <source>My style</source>
        <translation>Eigener Stil</translation>
    </message>
    <message>
        <source>Name of the style</source>
        <translation>Name des Stils</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Always the same seeds, so that you see how each picture comes on.</source>
        <translation>Immer dieselben Startwerte; so ist zu sehen, wie jedes Bild vorankommt.</translation>
    </message>
    <message>
        <source>Another training is going on; pause it first.</source>
        <translation>Ein anderes Training läuft; erst anhalten.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard a training</source>
        <translation>Training verwerfen</translation>
    </message>
    <message>
        <source>Discard the training of {name} for good?</source>
        <translation>Das Training von {name} endgültig verwerfen?</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>How far each network is from what it tries. Of a GAN neither loss has to fall: steady is good, and one that runs away is not.</source>
        <translation>Wie weit jedes Netz von seinem Ziel ist. Bei einem GAN muss keiner der Verluste fallen: Stetig ist gut, Davonlaufen nicht.</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Wie weit es ist</translation>
    </message>
    <message>
        <source>How good its pictures are is measured every few minutes</source>
        <translation>Wie gut seine Bilder sind, wird alle paar Minuten gemessen</translation>
    </message>
    <message>
        <source>It can&apos;t go on then. Generators that were kept of it stay.</source>
        <translation>Es kann dann nicht weitergehen. Daraus behaltene Generatoren bleiben.</translation>
    </message>
    <message>
        <source>Keep best</source>
        <translation>Bestes behalten</translation>
    </message>
    <message>
        <source>Keep last</source>
        <translation>Letztes behalten</translation>
    </message>
    <message>
        <source>Looking at the pictures</source>
        <translation>Sieht die Bilder durch</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Verluste</translation>
    </message>
    <message>
        <source>Measured now and then on a few pictures. The best is where they came closest to yours as a whole (least KID, the kernel inception distance).</source>
        <translation>Ab und zu an wenigen Bildern gemessen. Am besten ist, wo sie den Vorlagen im Ganzen am nächsten kamen (kleinste KID, Kernel Inception Distance).</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>None was measured yet, which takes a few minutes.</source>
        <translation>Noch ist keiner gemessen; das dauert ein paar Minuten.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Put the generator as it was saved last among the others. The training isn&apos;t touched.</source>
        <translation>Stellt den zuletzt gespeicherten Stand zu den anderen Generatoren. Das Training bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Put the generator of step {number}, the best so far, among the others.</source>
        <translation>Stellt den Generator von Schritt {number}, den bisher besten, zu den anderen.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Save it and let go of its memory. It goes on from there at any time.</source>
        <translation>Speichert und gibt den Speicher frei. Von dort geht es jederzeit weiter.</translation>
    </message>
    <message>
        <source>Saved after step {number}. It can go on from there at any time.</source>
        <translation>Gespeichert nach Schritt {number}. Von dort geht es jederzeit weiter.</translation>
    </message>
    <message>
        <source>Show on the canvas what it has learned. It can go on another time.</source>
        <translation>Zeigt auf der Leinwand, was gelernt ist. Es kann ein andermal weitergehen.</translation>
    </message>
    <message>
        <source>Stop and use it</source>
        <translation>Anhalten und verwenden</translation>
    </message>
    <message>
        <source>Take this training away for good.</source>
        <translation>Entfernt dieses Training endgültig.</translation>
    </message>
    <message>
        <source>The curves begin here</source>
        <translation>Hier beginnen die Kurven</translation>
    </message>
    <message>
        <source>The first pictures come with the first save, within a minute or so.</source>
        <translation>Die ersten Bilder kommen mit dem ersten Speichern, in etwa einer Minute.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>What happened last</source>
        <translation>Was zuletzt geschah</translation>
    </message>
    <message>
        <source>being saved</source>
        <translation>wird gespeichert</translation>
    </message>
    <message>
        <source>learning</source>
        <translation>lernt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Controls</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Richtungen</translation>
    </message>
    <message>
        <source>Double-click to take it out of the window</source>
        <translation>Ein Doppelklick löst es aus dem Fenster</translation>
    </message>
    <message>
        <source>Evolve</source>
        <translation>Auslese</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>Exportiert {name}</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generator</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>Latent</translation>
    </message>
    <message>
        <source>Mixer</source>
        <translation>Mischer</translation>
    </message>
    <message>
        <source>Mixing</source>
        <translation>Mix</translation>
    </message>
    <message>
        <source>Nothing opened yet</source>
        <translation>Noch nichts geöffnet</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Malt</translation>
    </message>
    <message>
        <source>Rendering {name}</source>
        <translation>Rendert {name}</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Style space</source>
        <translation>Stilraum</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>{what} and {number} more</source>
        <translation>{what} und {number} weitere</translation>
    </message>
</context>
<context>
    <name>MapPad</name>
    <message>
        <source>Drag across the map to glide between the seeds at its corners.</source>
        <translation>Ziehen auf der Karte gleitet zwischen den Startwerten an ihren Ecken.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Move on the map</source>
        <translation>Auf der Karte bewegen</translation>
    </message>
    <message>
        <source>The picture isn&apos;t on this map.</source>
        <translation>Das Bild ist nicht auf dieser Karte.</translation>
    </message>
    <message>
        <source>{across} % across, {down} % down</source>
        <translation>{across} % von links, {down} % von oben</translation>
    </message>
</context>
<context>
    <name>MessageLine</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>Minutes</name>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>It can always be stopped before, and go on another time.</source>
        <translation>Es lässt sich jederzeit anhalten und geht ein andermal weiter.</translation>
    </message>
    <message>
        <source>Learn for</source>
        <translation>Lerndauer</translation>
    </message>
    <message>
        <source>Until I stop it</source>
        <translation>Bis zum Anhalten</translation>
    </message>
</context>
<context>
    <name>MixPad</name>
    <message>
        <source>{name} {share} %</source>
        <translation>{name} {share} %</translation>
    </message>
</context>
<context>
    <name>MixRow</name>
    <message>
        <source>A picture</source>
        <translation>Ein Bild</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Seed of {part}</source>
        <translation>{part}: Startwert</translation>
    </message>
    <message>
        <source>Several</source>
        <translation>Mehrere</translation>
    </message>
    <message>
        <source>The seed that this part comes from.</source>
        <translation>Der Startwert, von dem dieser Teil stammt.</translation>
    </message>
    <message>
        <source>{part} of a picture of yours</source>
        <translation>{part}: aus einem eigenen Bild</translation>
    </message>
    <message>
        <source>{part} of another seed</source>
        <translation>{part}: ein anderer Startwert</translation>
    </message>
</context>
<context>
    <name>MixerPanel</name>
    <message>
        <source>Add a style or any picture</source>
        <translation>Stil oder Bild hinzufügen</translation>
    </message>
    <message>
        <source>Clear the mixer</source>
        <translation>Mischer leeren</translation>
    </message>
    <message>
        <source>Click a style in the gallery, or drop any picture here to paint in its style</source>
        <translation>Einen Stil in der Galerie anklicken oder ein Bild hier ablegen, um in seinem Stil zu malen</translation>
    </message>
    <message>
        <source>Drop to add it to the mixer</source>
        <translation>Ablegen, um es auf den Mischer zu legen</translation>
    </message>
    <message>
        <source>Style mixer</source>
        <translation>Stilmischer</translation>
    </message>
    <message>
        <source>Take all styles off and show your own picture</source>
        <translation>Alle Stile abnehmen und das Foto zeigen</translation>
    </message>
    <message>
        <source>The mixer is full. The next style takes the oldest one&apos;s place.</source>
        <translation>Der Mischer ist voll. Der nächste Stil nimmt den Platz des ältesten ein.</translation>
    </message>
    <message>
        <source>Unnamed style</source>
        <translation>Namenloser Stil</translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation>Gewicht von {name}</translation>
    </message>
</context>
<context>
    <name>MixerRow</name>
    <message>
        <source>Take {name} off the mixer</source>
        <translation>{name} vom Mischer nehmen</translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation>Gewicht von {name}</translation>
    </message>
</context>
<context>
    <name>MixingPanel</name>
    <message>
        <source>Choose a picture to take {part} from</source>
        <translation>Ein Bild wählen, aus dem {part} stammen soll</translation>
    </message>
    <message>
        <source>Drop to take {part} from it</source>
        <translation>Ablegen, um {part} daraus zu nehmen</translation>
    </message>
    <message>
        <source>Mix {part}</source>
        <translation>{part} mischen</translation>
    </message>
    <message>
        <source>Mixing</source>
        <translation>Mix</translation>
    </message>
    <message>
        <source>Parts of the picture can come from other seeds, or from pictures that you drop here.</source>
        <translation>Teile des Bildes können von anderen Startwerten stammen oder aus Bildern, die hier abgelegt werden.</translation>
    </message>
    <message>
        <source>This generator draws its pictures in one piece; there are no parts to mix.</source>
        <translation>Dieser Generator zeichnet seine Bilder in einem Stück; Teile zum Mischen gibt es nicht.</translation>
    </message>
    <message>
        <source>{name} is of another generator, whose layers don&apos;t fit into this one.</source>
        <translation>{name} stammt von einem anderen Generator, dessen Schichten nicht in diesen passen.</translation>
    </message>
    <message>
        <source>{part} of another picture</source>
        <translation>{part} aus einem anderen Bild</translation>
    </message>
    <message>
        <source>{part} of seed {number}</source>
        <translation>{part}: Startwert {number}</translation>
    </message>
</context>
<context>
    <name>MotionDialog</name>
    <message>
        <source>A slider goes from one random place to the next. Its keyframes are replaced.</source>
        <translation>Ein Regler geht von einer zufälligen Stelle zur nächsten. Seine Schlüsselbilder werden ersetzt.</translation>
    </message>
    <message>
        <source>A slider wanders around what its keyframes say, and ends where it began.</source>
        <translation>Ein Regler streift um das herum, was seine Schlüsselbilder sagen, und endet, wo er begann.</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>No drift</source>
        <translation>Keine Drift</translation>
    </message>
    <message>
        <source>Random walk</source>
        <translation>Zufallsweg</translation>
    </message>
    <message>
        <source>Slider</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>Losgehen</translation>
    </message>
    <message>
        <source>{seconds} seconds</source>
        <translation>{seconds} Sekunden</translation>
    </message>
</context>
<context>
    <name>Nothing</name>
    <message>
        <source>No favorites yet. Click the star on a style you like.</source>
        <translation>Noch keine Favoriten. Ein Klick auf den Stern eines Stils merkt ihn vor.</translation>
    </message>
    <message>
        <source>No style fits all of these.</source>
        <translation>Kein Stil passt zu allem zugleich.</translation>
    </message>
    <message>
        <source>No style fits “{text}”.</source>
        <translation>Kein Stil passt zu „{text}“.</translation>
    </message>
    <message>
        <source>Show all styles</source>
        <translation>Alle Stile zeigen</translation>
    </message>
    <message>
        <source>You have no styles of your own yet. Drop any picture here, a painting, a photo, a fabric, and paint in its style.</source>
        <translation>Noch keine eigenen Stile. Irgendein Bild hier ablegen, ein Gemälde, ein Foto, einen Stoff, und in seinem Stil malen.</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore settings</source>
        <translation>Einstellungen wiederherstellen</translation>
    </message>
    <message>
        <source>The picture whose colors it took, {name}, wasn&apos;t found. Copy it beside this one.</source>
        <translation>Das Bild, dessen Farben es hat, {name}, wurde nicht gefunden. Es bitte neben dieses kopieren.</translation>
    </message>
    <message>
        <source>The settings are back. Its photo, {name}, wasn&apos;t found; open it and they will be used on it.</source>
        <translation>Die Einstellungen sind wieder da. Das Foto dazu, {name}, wurde nicht gefunden; wird es geöffnet, gelten sie dafür.</translation>
    </message>
    <message>
        <source>This film was made here. Bring back its timeline?</source>
        <translation>Dieser Film wurde hier gemacht. Seine Zeitleiste zurückholen?</translation>
    </message>
    <message>
        <source>This picture was made here. Bring back its generator and all its settings?</source>
        <translation>Dieses Bild wurde hier gemacht. Den Generator und alle Einstellungen zurückholen?</translation>
    </message>
    <message>
        <source>This picture was painted here. Bring back its photo and all its settings?</source>
        <translation>Dieses Bild wurde hier gemalt. Das Foto und alle Einstellungen zurückholen?</translation>
    </message>
    <message>
        <source>the photo</source>
        <translation>das Foto</translation>
    </message>
</context>
<context>
    <name>Pad</name>
    <message>
        <source>Add a second style to mix the two here.</source>
        <translation>Mit einem zweiten Stil lässt sich hier mischen.</translation>
    </message>
    <message>
        <source>Drag the puck toward the styles you want more of. A double click makes all even.</source>
        <translation>Den Puck zu den Stilen ziehen, von denen es mehr sein soll. Ein Doppelklick macht alle gleich.</translation>
    </message>
    <message>
        <source>Mix styles</source>
        <translation>Stile mischen</translation>
    </message>
    <message>
        <source>Mixing pad</source>
        <translation>Mischfeld</translation>
    </message>
</context>
<context>
    <name>ParamSlider</name>
    <message>
        <source>Double-click to reset to {value}.</source>
        <translation>Ein Doppelklick setzt auf {value} zurück.</translation>
    </message>
    <message>
        <source>Reset to {value}</source>
        <translation>Auf {value} zurücksetzen</translation>
    </message>
    <message>
        <source>{title}, value</source>
        <translation>{title}, Wert</translation>
    </message>
</context>
<context>
    <name>PictureWell</name>
    <message>
        <source>Drag pictures here from the seeds, or press + and − on them. Keys: Delete, X to swap.</source>
        <translation>Bilder aus den Startwerten hierher ziehen, oder dort + und − drücken. Tasten: Entf, X wechselt die Seite.</translation>
    </message>
    <message>
        <source>Drop seeds here</source>
        <translation>Startwerte hier ablegen</translation>
    </message>
    <message>
        <source>Show on the canvas</source>
        <translation>Auf der Leinwand zeigen</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Herunternehmen</translation>
    </message>
    <message>
        <source>To the other side</source>
        <translation>Auf die andere Seite</translation>
    </message>
    <message>
        <source>{side}: {number} pictures</source>
        <translation>{side}: {number} Bilder</translation>
    </message>
</context>
<context>
    <name>PicturesSection</name>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>Ordner mit Bildern auswählen</translation>
    </message>
    <message>
        <source>Choose a folder of pictures.</source>
        <translation>Einen Ordner mit Bildern auswählen.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Drop a folder of pictures here</source>
        <translation>Einen Ordner mit Bildern hier ablegen</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>Ordner mit Bildern</translation>
    </message>
    <message>
        <source>From some hundred pictures of one kind a generator learns to make others.</source>
        <translation>Aus einigen hundert Bildern einer Art lernt ein Generator, andere zu machen.</translation>
    </message>
    <message>
        <source>Looking at the pictures</source>
        <translation>Sieht die Bilder durch</translation>
    </message>
    <message>
        <source>No pictures to show</source>
        <translation>Keine Bilder zu zeigen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>Bitte wählen</translation>
    </message>
    <message>
        <source>Say whether the pictures may be used.</source>
        <translation>Angeben, ob die Bilder verwendet werden dürfen.</translation>
    </message>
    <message>
        <source>Say whose pictures these are.</source>
        <translation>Angeben, wessen Bilder es sind.</translation>
    </message>
    <message>
        <source>Some of the pictures, as they will be shown</source>
        <translation>Einige der Bilder, wie sie gezeigt werden</translation>
    </message>
    <message>
        <source>The pictures are being looked at.</source>
        <translation>Die Bilder werden durchgesehen.</translation>
    </message>
    <message>
        <source>These pictures can&apos;t be used.</source>
        <translation>Diese Bilder lassen sich nicht verwenden.</translation>
    </message>
    <message>
        <source>They may be used to train a generator</source>
        <translation>Sie dürfen zum Trainieren verwendet werden</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Whose pictures are these?</source>
        <translation>Wessen Bilder sind das?</translation>
    </message>
    <message>
        <source>Whose pictures they are</source>
        <translation>Wessen Bilder es sind</translation>
    </message>
    <message>
        <source>Your answer is kept in the card of the model.</source>
        <translation>Die Antwort steht in der Karte des Modells.</translation>
    </message>
</context>
<context>
    <name>Placer</name>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Place {name}</source>
        <translation>{name} einordnen</translation>
    </message>
    <message>
        <source>Stopped before anything was found.</source>
        <translation>Angehalten, bevor etwas gefunden wurde.</translation>
    </message>
    <message>
        <source>Stopped. What was found so far is on the canvas.</source>
        <translation>Angehalten. Was bisher gefunden ist, ist auf der Leinwand.</translation>
    </message>
    <message>
        <source>Take the placing back</source>
        <translation>Einordnen zurücknehmen</translation>
    </message>
    <message>
        <source>This generator can&apos;t be shown a picture; choose another one.</source>
        <translation>Diesem Generator lässt sich kein Bild zeigen; bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>{name} is placed. Every slider works on it now.</source>
        <translation>{name} ist eingeordnet. Jeder Regler wirkt jetzt darauf.</translation>
    </message>
    <message>
        <source>{name} isn&apos;t placed any further, since the canvas shows something else.</source>
        <translation>{name} wird nicht weiter eingeordnet, denn die Leinwand zeigt etwas anderes.</translation>
    </message>
</context>
<context>
    <name>PlacingBar</name>
    <message>
        <source>Cancel, and show again what was there before</source>
        <translation>Abbrechen und wieder zeigen, was vorher da war</translation>
    </message>
    <message>
        <source>Enough</source>
        <translation>Genug</translation>
    </message>
    <message>
        <source>Let the search rest</source>
        <translation>Die Suche ruhen lassen</translation>
    </message>
    <message>
        <source>Placing the picture</source>
        <translation>Ordnet das Bild ein</translation>
    </message>
    <message>
        <source>Placing {name}</source>
        <translation>Ordnet {name} ein</translation>
    </message>
    <message>
        <source>Search on</source>
        <translation>Weitersuchen</translation>
    </message>
    <message>
        <source>Stop the search and keep what it has found (Esc)</source>
        <translation>Die Suche anhalten und behalten, was gefunden ist (Esc)</translation>
    </message>
    <message>
        <source>{name} rests</source>
        <translation>{name} ruht</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{what}, {time} left</source>
        <translation>{what}, noch {time}</translation>
    </message>
</context>
<context>
    <name>Playhead</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>PreferenceView</name>
    <message>
        <source>What the next sheet is drawn from</source>
        <translation>Woraus der nächste Bogen gezogen wird</translation>
    </message>
    <message>
        <source>{liked} liked, {disliked} not. {axes}</source>
        <translation>{liked} gefallen, {disliked} nicht. {axes}</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Library folder</source>
        <translation>Ordner der Bibliothek</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The language changes when Art Studio is started again.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Art Studio.</translation>
    </message>
    <message>
        <source>The new library is used when Art Studio is started again.</source>
        <translation>Die neue Bibliothek gilt ab dem nächsten Start von Art Studio.</translation>
    </message>
    <message>
        <source>Where your styles are kept. The old folder stays as it is.</source>
        <translation>Wo die eigenen Stile liegen. Der alte Ordner bleibt, wie er ist.</translation>
    </message>
</context>
<context>
    <name>RenderDialog</name>
    <message>
        <source>An empty folder for the frames</source>
        <translation>Ein leerer Ordner für die Einzelbilder</translation>
    </message>
    <message>
        <source>File to render to</source>
        <translation>Zieldatei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>PNG frames, in a folder</source>
        <translation>PNG-Bilder in einem Ordner</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>Render a film</source>
        <translation>Film rendern</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Through the style mixer</source>
        <translation>Durch den Stilmischer</translation>
    </message>
    <message>
        <source>With the sound</source>
        <translation>Mit dem Ton</translation>
    </message>
    <message>
        <source>film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>{frames} frames, {seconds} seconds</source>
        <translation>{frames} Bilder, {seconds} Sekunden</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>{name} is there already and will be replaced.</source>
        <translation>{name} ist schon da und wird ersetzt.</translation>
    </message>
</context>
<context>
    <name>SearchNote</name>
    <message>
        <source>Find the directions</source>
        <translation>Richtungen suchen</translation>
    </message>
    <message>
        <source>Finding the directions in which this generator&apos;s pictures differ most.</source>
        <translation>Sucht die Richtungen, in denen sich die Bilder dieses Generators am meisten unterscheiden.</translation>
    </message>
    <message>
        <source>Its directions haven&apos;t been found yet.</source>
        <translation>Seine Richtungen sind noch nicht gefunden.</translation>
    </message>
    <message>
        <source>Search for directions</source>
        <translation>Suche nach Richtungen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>This generator has no directions.</source>
        <translation>Dieser Generator hat keine Richtungen.</translation>
    </message>
</context>
<context>
    <name>SeedModel</name>
    <message>
        <source>Seed {number}</source>
        <translation>Startwert {number}</translation>
    </message>
</context>
<context>
    <name>SeedView</name>
    <message>
        <source>Seeds</source>
        <translation>Startwerte</translation>
    </message>
</context>
<context>
    <name>Services</name>
    <message>
        <source>“artstudio doctor” tells the rest.</source>
        <translation>„artstudio doctor“ sagt mehr dazu.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} abnehmen</translation>
    </message>
    <message>
        <source>Style {name}</source>
        <translation>Stil {name}</translation>
    </message>
    <message>
        <source>There is no picture to export. Open one first.</source>
        <translation>Es gibt kein Bild zum Exportieren. Zuerst eines öffnen.</translation>
    </message>
</context>
<context>
    <name>SetupPage</name>
    <message>
        <source>A class for each folder inside</source>
        <translation>Eine Klasse je Ordner darin</translation>
    </message>
    <message>
        <source>A generator that can draw already learns new pictures sooner, and from fewer.</source>
        <translation>Ein Generator, der schon zeichnen kann, lernt neue Bilder schneller und aus weniger.</translation>
    </message>
    <message>
        <source>Another training is going on; pause it first.</source>
        <translation>Ein anderes Training läuft; erst anhalten.</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Checked, this part stays as it is; the rest learns.</source>
        <translation>Angekreuzt bleibt dieser Teil, wie er ist; der Rest lernt.</translation>
    </message>
    <message>
        <source>Classes can be chosen and mixed later.</source>
        <translation>Klassen lassen sich später wählen und mischen.</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generator</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Learn for</source>
        <translation>Lerndauer</translation>
    </message>
    <message>
        <source>My generator</source>
        <translation>Mein Generator</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Nothing, from scratch</source>
        <translation>Nichts, ganz von vorn</translation>
    </message>
    <message>
        <source>Show them mirrored as well</source>
        <translation>Auch gespiegelt zeigen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Twice as many pictures, where left and right may change places.</source>
        <translation>Doppelt so viele Bilder, wo links und rechts vertauscht sein dürfen.</translation>
    </message>
    <message>
        <source>Twice the side takes about four times as long to learn.</source>
        <translation>Die doppelte Seite zu lernen dauert etwa viermal so lange.</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Was noch fehlt</translation>
    </message>
    <message>
        <source>What of it stays as it is</source>
        <translation>Was daran bleibt, wie es ist</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Add style {name}</source>
        <translation>Stil {name} hinzufügen</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>{name} löschen</translation>
    </message>
    <message>
        <source>Favor {name}</source>
        <translation>{name} zu den Favoriten</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>{name} umbenennen</translation>
    </message>
    <message>
        <source>Tag {name}</source>
        <translation>{name} verschlagworten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Unfavor {name}</source>
        <translation>{name} aus den Favoriten</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>{name} ist gelöscht.</translation>
    </message>
    <message>
        <source>{name} is now one of your styles.</source>
        <translation>{name} ist jetzt ein eigener Stil.</translation>
    </message>
    <message>
        <source>{name} is one of your styles already.</source>
        <translation>{name} ist schon ein eigener Stil.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>On the canvas and the panels</source>
        <translation>Auf Leinwand und Bedienfeldern</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>SoundDialog</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>At its loudest</source>
        <translation>Am lautesten</translation>
    </message>
    <message>
        <source>Band {number}</source>
        <translation>Band {number}</translation>
    </message>
    <message>
        <source>Choose a sound</source>
        <translation>Ton auswählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>In silence</source>
        <translation>Bei Stille</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Kein Ton</translation>
    </message>
    <message>
        <source>No sound is chosen.</source>
        <translation>Kein Ton ist gewählt.</translation>
    </message>
    <message>
        <source>Of the sound</source>
        <translation>Vom Ton</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>What of the sound moves which slider:</source>
        <translation>Was vom Ton welchen Regler bewegt:</translation>
    </message>
    <message>
        <source>moves</source>
        <translation>bewegt</translation>
    </message>
</context>
<context>
    <name>SpacePanel</name>
    <message>
        <source>A new point in the style space, as far from the middle as paintings are.</source>
        <translation>Ein neuer Punkt im Stilraum, so weit von der Mitte, wie Gemälde es sind.</translation>
    </message>
    <message>
        <source>All sliders that are not locked back to the middle.</source>
        <translation>Alle nicht gesperrten Regler zurück in die Mitte.</translation>
    </message>
    <message>
        <source>Randomize</source>
        <translation>Würfeln</translation>
    </message>
    <message>
        <source>Randomize the style</source>
        <translation>Stil würfeln</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the style space</source>
        <translation>Stilraum zurücksetzen</translation>
    </message>
    <message>
        <source>Style space</source>
        <translation>Stilraum</translation>
    </message>
</context>
<context>
    <name>SpaceRow</name>
    <message>
        <source>Lock {name}</source>
        <translation>{name} sperren</translation>
    </message>
    <message>
        <source>Locked rows are left alone by Randomize and Reset.</source>
        <translation>Gesperrte Zeilen bleiben beim Würfeln und Zurücksetzen, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>SplitHandle</name>
    <message>
        <source>Drag it, or move it with the arrow keys.</source>
        <translation>Ziehen oder mit den Pfeiltasten bewegen.</translation>
    </message>
    <message>
        <source>Split between original and painting</source>
        <translation>Grenze zwischen Original und Gemälde</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Position in the picture</source>
        <translation>Position im Bild</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Größe des Bildes</translation>
    </message>
    <message>
        <source>State of the engine</source>
        <translation>Stand der Arbeit</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Anhalten (Esc)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>{what}, {time} left</source>
        <translation>{what}, noch {time}</translation>
    </message>
</context>
<context>
    <name>TagEditor</name>
    <message>
        <source>Separate tags by commas.</source>
        <translation>Schlagwörter mit Komma trennen.</translation>
    </message>
    <message>
        <source>Tags of {name}</source>
        <translation>Schlagwörter von {name}</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Schlagwörter, mit Komma getrennt</translation>
    </message>
    <message>
        <source>bold, blue, portrait</source>
        <translation>kräftig, blau, Porträt</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>That didn&apos;t work: {error}</source>
        <translation>Das hat nicht geklappt: {error}</translation>
    </message>
</context>
<context>
    <name>TimelineFiles</name>
    <message>
        <source>Saved {name}.</source>
        <translation>{name} ist gespeichert.</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Add keyframe</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Change to what the sliders say</source>
        <translation>An die Regler anpassen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the keyframe (Delete)</source>
        <translation>Schlüsselbild löschen (Entf)</translation>
    </message>
    <message>
        <source>Drop a timeline, a film made here or a sound; pictures belong on the canvas.</source>
        <translation>Zeitleiste, hier gemachten Film oder Ton ablegen; Bilder gehören auf die Leinwand.</translation>
    </message>
    <message>
        <source>Drop a timeline, a film or a sound</source>
        <translation>Zeitleiste, Film oder Ton ablegen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Duplicate the keyframe</source>
        <translation>Schlüsselbild verdoppeln</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>Gleichmäßig</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>From this keyframe to the next</source>
        <translation>Von diesem Schlüsselbild zum nächsten</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Keep what all sliders say now (K)</source>
        <translation>Festhalten, was alle Regler jetzt sagen (K)</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Let the microphone move what the sound moves</source>
        <translation>Das Mikrofon bewegen lassen, was der Ton bewegt</translation>
    </message>
    <message>
        <source>Let this keyframe say what the sliders say now</source>
        <translation>Das Schlüsselbild so setzen, wie die Regler jetzt stehen</translation>
    </message>
    <message>
        <source>Move the sliders, then add a keyframe. Or drop a timeline, a film or a sound here.</source>
        <translation>Die Regler bewegen, dann ein Schlüsselbild hinzufügen. Oder eine Zeitleiste, einen Film oder einen Ton hier ablegen.</translation>
    </message>
    <message>
        <source>Pass keyframes in curves, without a corner</source>
        <translation>In Kurven durch die Schlüsselbilder, ohne Ecke</translation>
    </message>
    <message>
        <source>Pause (P)</source>
        <translation>Pause (P)</translation>
    </message>
    <message>
        <source>Play (P)</source>
        <translation>Abspielen (P)</translation>
    </message>
    <message>
        <source>Play without end, and let the end lead to the beginning</source>
        <translation>Ohne Ende abspielen, und das Ende führt zum Anfang</translation>
    </message>
    <message>
        <source>Render…</source>
        <translation>Rendern…</translation>
    </message>
    <message>
        <source>Slow both</source>
        <translation>Beides sanft</translation>
    </message>
    <message>
        <source>Slow end</source>
        <translation>Sanftes Ende</translation>
    </message>
    <message>
        <source>Slow start</source>
        <translation>Sanfter Start</translation>
    </message>
    <message>
        <source>Stop, and back to the beginning (Shift+P)</source>
        <translation>Anhalten und zurück zum Anfang (Umschalt+P)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Walks, drifts, sound and files</source>
        <translation>Wege, Drift, Ton und Dateien</translation>
    </message>
    <message>
        <source>of</source>
        <translation>von</translation>
    </message>
    <message>
        <source>{number} fps</source>
        <translation>{number} FPS</translation>
    </message>
</context>
<context>
    <name>TrackView</name>
    <message>
        <source>Drag to move in time; drag a keyframe to move it.</source>
        <translation>Ziehen bewegt in der Zeit; Ziehen an einem Schlüsselbild verschiebt es.</translation>
    </message>
    <message>
        <source>Empty.</source>
        <translation>Leer.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>a cut</source>
        <translation>ein Schnitt</translation>
    </message>
    <message>
        <source>keyframe {number} of {count}</source>
        <translation>Schlüsselbild {number} von {count}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>Trainer</name>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>The training goes on. Latent &gt; Train a generator shows how it fares.</source>
        <translation>Das Training läuft weiter. Latent &gt; Generator trainieren zeigt, wie es steht.</translation>
    </message>
    <message>
        <source>{name} is among the generators.</source>
        <translation>{name} ist unter den Generatoren.</translation>
    </message>
</context>
<context>
    <name>TrainingStatus</name>
    <message>
        <source>Show how the training fares</source>
        <translation>Zeigt, wie das Training vorankommt</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Training {kind}</source>
        <translation>Training: {kind}</translation>
    </message>
    <message>
        <source>being saved</source>
        <translation>wird gespeichert</translation>
    </message>
    <message>
        <source>step {number}</source>
        <translation>Schritt {number}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
</context>
<context>
    <name>TrainingWindow</name>
    <message>
        <source>Drop to learn from its pictures</source>
        <translation>Ablegen, um aus seinen Bildern zu lernen</translation>
    </message>
    <message>
        <source>New training</source>
        <translation>Neues Training</translation>
    </message>
    <message>
        <source>Train a generator</source>
        <translation>Generator trainieren</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>learning</source>
        <translation>lernt</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number} min</translation>
    </message>
</context>
<context>
    <name>VariationTile</name>
    <message>
        <source>Click to show it; the tick likes it, the cross doesn&apos;t. Keys: + and −</source>
        <translation>Ein Klick zeigt sie; der Haken heißt gefällt, das Kreuz gefällt nicht. Tasten: + und −</translation>
    </message>
    <message>
        <source>Variation {number}</source>
        <translation>Variante {number}</translation>
    </message>
    <message>
        <source>{name}, liked</source>
        <translation>{name}, gefällt</translation>
    </message>
    <message>
        <source>{name}, not liked</source>
        <translation>{name}, gefällt nicht</translation>
    </message>
</context>
<context>
    <name>WorkspaceSwitch</name>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
</context>
<context>
    <name>_Field</name>
    <message>
        <source>Type a number from {low} to {high}.</source>
        <translation>Eine Zahl von {low} bis {high} eingeben.</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;About Art Studio</source>
        <translation>Ü&amp;ber Art Studio</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>&amp;Add a generator…</source>
        <translation>&amp;Generator hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Add keyframe</source>
        <translation>Schlüsselbild &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Before and after</source>
        <translation>Vorher und &amp;nachher</translation>
    </message>
    <message>
        <source>&amp;Clear the timeline</source>
        <translation>Zeitleiste &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Copy painting</source>
        <translation>Gemälde &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Drift…</source>
        <translation>&amp;Drift…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Favorite</source>
        <translation>&amp;Favorit</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Fit to window</source>
        <translation>Ins Fenster ein&amp;passen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keep as style…</source>
        <translation>Als Stil &amp;behalten…</translation>
    </message>
    <message>
        <source>&amp;Latent</source>
        <translation>&amp;Latent</translation>
    </message>
    <message>
        <source>&amp;Make a style of a picture…</source>
        <translation>Stil aus Bild &amp;machen…</translation>
    </message>
    <message>
        <source>&amp;Next keyframe</source>
        <translation>&amp;Nächstes Schlüsselbild</translation>
    </message>
    <message>
        <source>&amp;Next seed</source>
        <translation>&amp;Nächster Startwert</translation>
    </message>
    <message>
        <source>&amp;Open timeline…</source>
        <translation>Zeitleiste ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>Bedienfel&amp;der</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>Bild &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>Abs&amp;pielen oder Pause</translation>
    </message>
    <message>
        <source>&amp;Previous seed</source>
        <translation>&amp;Voriger Startwert</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Been&amp;den</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Reset all sliders</source>
        <translation>Alle Regler &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Roll the dice</source>
        <translation>&amp;Würfeln</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Style</source>
        <translation>&amp;Stil</translation>
    </message>
    <message>
        <source>&amp;Surprise me</source>
        <translation>Übe&amp;rraschung</translation>
    </message>
    <message>
        <source>&amp;Take all styles off</source>
        <translation>Alle Stile &amp;abnehmen</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Zeitleiste</translation>
    </message>
    <message>
        <source>&amp;Train a generator…</source>
        <translation>Generator &amp;trainieren…</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>A picture of another seed, at random.</source>
        <translation>Ein Bild von einem anderen Startwert, gewürfelt.</translation>
    </message>
    <message>
        <source>Another &amp;map</source>
        <translation>Andere &amp;Karte</translation>
    </message>
    <message>
        <source>Another map, from this picture to three other seeds.</source>
        <translation>Eine andere Karte, von diesem Bild zu drei anderen Startwerten.</translation>
    </message>
    <message>
        <source>Back to the photo.</source>
        <translation>Zurück zum Foto.</translation>
    </message>
    <message>
        <source>Choose a painting; it becomes one of your styles.</source>
        <translation>Ein Gemälde auswählen; es wird zum eigenen Stil.</translation>
    </message>
    <message>
        <source>Choose a sound, and what of it moves which slider.</source>
        <translation>Wählt einen Ton und was davon welchen Regler bewegt.</translation>
    </message>
    <message>
        <source>Copy what the canvas shows.</source>
        <translation>Kopiert, was die Leinwand zeigt.</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>Have a generator learn from a folder of pictures.</source>
        <translation>Lässt einen Generator aus einem Ordner mit Bildern lernen.</translation>
    </message>
    <message>
        <source>Hold and drag to move the picture; so does the middle button</source>
        <translation>Halten und ziehen verschiebt das Bild; die mittlere Maustaste ebenso</translation>
    </message>
    <message>
        <source>Hold to see the original</source>
        <translation>Halten zeigt das Original</translation>
    </message>
    <message>
        <source>Hold while clicking a style to add it to the mixer</source>
        <translation>Beim Klick auf einen Stil halten legt ihn auf den Mischer</translation>
    </message>
    <message>
        <source>Hold while dropping a picture to make it a style</source>
        <translation>Beim Ablegen eines Bildes halten macht es zum Stil</translation>
    </message>
    <message>
        <source>Install a generator&apos;s file, from here or from elsewhere.</source>
        <translation>Installiert die Datei eines Generators, von hier oder von anderswo.</translation>
    </message>
    <message>
        <source>Keep this picture as a favorite, or no longer.</source>
        <translation>Nimmt dieses Bild zu den Favoriten oder wieder heraus.</translation>
    </message>
    <message>
        <source>Keep what all sliders say, at the playhead or behind its keyframe.</source>
        <translation>Hält fest, was alle Regler sagen, am Abspielkopf oder hinter dessen Schlüsselbild.</translation>
    </message>
    <message>
        <source>Keep what is on the mixer as a style of your own.</source>
        <translation>Behält als eigenen Stil, was auf dem Mischer ist.</translation>
    </message>
    <message>
        <source>Let one slider go from one random place to the next.</source>
        <translation>Lässt einen Regler von einer zufälligen Stelle zur nächsten gehen.</translation>
    </message>
    <message>
        <source>Let one slider wander around what its keyframes say.</source>
        <translation>Lässt einen Regler um das streifen, was seine Schlüsselbilder sagen.</translation>
    </message>
    <message>
        <source>Let the keyframes play on the canvas, as quickly as they will.</source>
        <translation>Spielt die Schlüsselbilder auf der Leinwand ab, im Tempo des Films.</translation>
    </message>
    <message>
        <source>Make pictures that nobody has seen, by seeds and sliders.</source>
        <translation>Macht Bilder, die noch niemand gesehen hat, mit Startwerten und Reglern.</translation>
    </message>
    <message>
        <source>Make the picture on the clipboard one of your styles.</source>
        <translation>Macht das Bild in der Zwischenablage zum eigenen Stil.</translation>
    </message>
    <message>
        <source>Move every unlocked style-space slider at random.</source>
        <translation>Bewegt jeden nicht gesperrten Regler des Stilraums zufällig.</translation>
    </message>
    <message>
        <source>On a slider: back to its default</source>
        <translation>Auf einem Regler: zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>One pixel of the picture is one of the screen.</source>
        <translation>Ein Pixel des Bildes ist eines des Bildschirms.</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open &amp;sample</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>Open a picture. You can also drop one on the window.</source>
        <translation>Öffnet ein Bild. Ablegen auf dem Fenster geht auch.</translation>
    </message>
    <message>
        <source>Open a timeline. You can also drop one on the window.</source>
        <translation>Öffnet eine Zeitleiste. Ablegen auf dem Fenster geht auch.</translation>
    </message>
    <message>
        <source>Open the picture on the clipboard.</source>
        <translation>Öffnet das Bild in der Zwischenablage.</translation>
    </message>
    <message>
        <source>P&amp;revious keyframe</source>
        <translation>&amp;Voriges Schlüsselbild</translation>
    </message>
    <message>
        <source>Paint pictures in styles.</source>
        <translation>Malt Bilder in Stilen.</translation>
    </message>
    <message>
        <source>Paste as &amp;style</source>
        <translation>Als &amp;Stil einfügen</translation>
    </message>
    <message>
        <source>Pause, and go back to the beginning.</source>
        <translation>Hält an und geht zurück zum Anfang.</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>Einste&amp;llungen…</translation>
    </message>
    <message>
        <source>Put every slider back; the styles on the mixer stay.</source>
        <translation>Setzt jeden Regler zurück; die Stile auf dem Mischer bleiben.</translation>
    </message>
    <message>
        <source>Put every slider of the generator back; the seed stays.</source>
        <translation>Setzt jeden Regler des Generators zurück; der Startwert bleibt.</translation>
    </message>
    <message>
        <source>R&amp;ender a film…</source>
        <translation>Film &amp;rendern…</translation>
    </message>
    <message>
        <source>Random &amp;walk…</source>
        <translation>Zufalls&amp;weg…</translation>
    </message>
    <message>
        <source>Reset &amp;layout</source>
        <translation>Anordn&amp;ung zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the &amp;generator</source>
        <translation>Generator &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Sa&amp;ve timeline as…</source>
        <translation>Zeitleiste &amp;speichern unter…</translation>
    </message>
    <message>
        <source>Save the keyframes, to go on another day.</source>
        <translation>Speichert die Schlüsselbilder, um ein andermal weiterzumachen.</translation>
    </message>
    <message>
        <source>Save the painting at full size.</source>
        <translation>Speichert das Gemälde in voller Größe.</translation>
    </message>
    <message>
        <source>Save what the timeline shows as a film.</source>
        <translation>Speichert als Film, was die Zeitleiste zeigt.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Show the photo beside the painting, with a line you can drag.</source>
        <translation>Zeigt das Foto neben dem Gemälde, mit einer Linie zum Ziehen.</translation>
    </message>
    <message>
        <source>Show the whole picture.</source>
        <translation>Zeigt das ganze Bild.</translation>
    </message>
    <message>
        <source>So&amp;und…</source>
        <translation>&amp;Ton…</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Stop whatever is going on</source>
        <translation>Hält an, was gerade läuft</translation>
    </message>
    <message>
        <source>The picture of the seed after this one.</source>
        <translation>Das Bild des Startwerts nach diesem.</translation>
    </message>
    <message>
        <source>The picture of the seed before this one.</source>
        <translation>Das Bild des Startwerts vor diesem.</translation>
    </message>
    <message>
        <source>Workspace: Late&amp;nt</source>
        <translation>Arbeitsbereich: La&amp;tent</translation>
    </message>
    <message>
        <source>Workspace: S&amp;tyle</source>
        <translation>Arbeitsbereich: &amp;Stil</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
</context>
<context>
    <name>cards</name>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Choose a picture to paint in its style</source>
        <translation>Bild auswählen, um in seinem Stil zu malen</translation>
    </message>
    <message>
        <source>Pictures and style networks</source>
        <translation>Bilder und Stilnetze</translation>
    </message>
</context>
<context>
    <name>mime</name>
    <message>
        <source>That is only a link, and Art Studio fetches nothing from the network. Save the picture first, then drop the file.</source>
        <translation>Das ist nur ein Link, und Art Studio holt nichts aus dem Netz. Das Bild zuerst speichern, dann die Datei ablegen.</translation>
    </message>
    <message>
        <source>The dropped picture is damaged. Save it first, then drop the file.</source>
        <translation>Das abgelegte Bild ist beschädigt. Zuerst speichern, dann die Datei ablegen.</translation>
    </message>
</context>
<context>
    <name>params</name>
    <message>
        <source>16 bit</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>8 bit</source>
        <translation>8 Bit</translation>
    </message>
    <message>
        <source>A generator&apos;s file: .pkl, .pt, .pth or .safetensors.</source>
        <translation>Die Datei eines Generators: .pkl, .pt, .pth oder .safetensors.</translation>
    </message>
    <message>
        <source>A network file: .pth, .safetensors or .onnx.</source>
        <translation>Eine Netzdatei: .pth, .safetensors oder .onnx.</translation>
    </message>
    <message>
        <source>A placed picture to go on from, instead of the encoder&apos;s.</source>
        <translation>Ein eingeordnetes Bild, von dem es weitergeht, statt von dem des Encoders.</translation>
    </message>
    <message>
        <source>Adds as much of other painters.</source>
        <translation>Fügt so viel von anderen Malern hinzu.</translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation>Animiertes WebP</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <source>Apple GPU</source>
        <translation>Apple-GPU</translation>
    </message>
    <message>
        <source>Aurora</source>
        <translation>Polarlicht</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Bass</source>
        <translation>Bass</translation>
    </message>
    <message>
        <source>Beat</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>Bend</source>
        <translation>Biegung</translation>
    </message>
    <message>
        <source>Bends the pattern in directions that every seed understands in its own way.</source>
        <translation>Biegt das Muster in Richtungen, die jeder Startwert auf seine Art versteht.</translation>
    </message>
    <message>
        <source>Bits per channel of PNG and TIFF. 16 is for further editing.</source>
        <translation>Bits je Kanal bei PNG und TIFF. 16 sind für die weitere Bearbeitung.</translation>
    </message>
    <message>
        <source>Blossom</source>
        <translation>Blüte</translation>
    </message>
    <message>
        <source>Boldness</source>
        <translation>Kühnheit</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Broken color</source>
        <translation>Gebrochene Farbe</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Carnival</source>
        <translation>Karneval</translation>
    </message>
    <message>
        <source>Carving</source>
        <translation>Schnitzwerk</translation>
    </message>
    <message>
        <source>Coarse</source>
        <translation>Grob</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Complexity</source>
        <translation>Komplexität</translation>
    </message>
    <message>
        <source>Composition</source>
        <translation>Komposition</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Crispness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Cut-off</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Cézanne</source>
        <translation>Cézanne</translation>
    </message>
    <message>
        <source>DCGAN</source>
        <translation>DCGAN</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Daylight</source>
        <translation>Tageslicht</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Farbtiefe</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detailgrad</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Diagonal</source>
        <translation>Diagonale</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Draws the small accidents anew by this number; 0 keeps those of the training.</source>
        <translation>Lost die kleinen Zufälle nach dieser Zahl neu aus; 0 behält die aus dem Training.</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Drop the exported file on the window later to get every slider back.</source>
        <translation>Wird die exportierte Datei später auf dem Fenster abgelegt, ist jeder Regler wieder da.</translation>
    </message>
    <message>
        <source>Dusk</source>
        <translation>Dämmerung</translation>
    </message>
    <message>
        <source>Ember</source>
        <translation>Glut</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Evening</source>
        <translation>Abend</translation>
    </message>
    <message>
        <source>Fall</source>
        <translation>Abfall</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Figur</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Film grain, a touch of which makes smooth tones look alive.</source>
        <translation>Filmkorn; ein Hauch davon macht glatte Töne lebendig.</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fein</translation>
    </message>
    <message>
        <source>Fine lines along the forms, as a brush or marbling would leave them.</source>
        <translation>Feine Linien entlang der Formen, wie ein Pinsel oder Marmorierung sie hinterlässt.</translation>
    </message>
    <message>
        <source>Finest</source>
        <translation>Feinst</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Falten</translation>
    </message>
    <message>
        <source>Foliage</source>
        <translation>Laub</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Four quarters</source>
        <translation>Vier Viertel</translation>
    </message>
    <message>
        <source>From a grainy pink print to smooth spring green.</source>
        <translation>Vom körnigen Druck in Rosa zu glattem Frühlingsgrün.</translation>
    </message>
    <message>
        <source>From a night piece to a bright sketch on white paper.</source>
        <translation>Vom Nachtstück zur hellen Skizze auf weißem Papier.</translation>
    </message>
    <message>
        <source>From a picture</source>
        <translation>Aus einem Bild</translation>
    </message>
    <message>
        <source>From aqua lights to violet shadows with ocher.</source>
        <translation>Von Lichtern in Aqua zu violetten Schatten mit Ocker.</translation>
    </message>
    <message>
        <source>From blurred brushwork to finely carved detail.</source>
        <translation>Von verwischten Strichen zu fein geschnitzten Einzelheiten.</translation>
    </message>
    <message>
        <source>From cool blues to warm gold.</source>
        <translation>Von kühlem Blau zu warmem Gold.</translation>
    </message>
    <message>
        <source>From coral with deep shadows to ocher with violet ones.</source>
        <translation>Von Koralle mit tiefen Schatten zu Ocker mit violetten.</translation>
    </message>
    <message>
        <source>From deep, saturated colors to a pale mist.</source>
        <translation>Von tiefen, satten Farben zu blassem Dunst.</translation>
    </message>
    <message>
        <source>From fresh, rosy paint to the yellow of an old print.</source>
        <translation>Von frischer, rosiger Farbe zum Gelb eines alten Drucks.</translation>
    </message>
    <message>
        <source>From gray tones to vivid colors.</source>
        <translation>Von Grautönen zu lebhaften Farben.</translation>
    </message>
    <message>
        <source>From lime green to mauve.</source>
        <translation>Von Limettengrün zu Malve.</translation>
    </message>
    <message>
        <source>From peach tones to mossy greens.</source>
        <translation>Von Pfirsichtönen zu Moosgrün.</translation>
    </message>
    <message>
        <source>From rust red with a woven touch to sage green with slanted strokes.</source>
        <translation>Von Rostrot, wie gewebt, zu Salbeigrün mit schrägen Strichen.</translation>
    </message>
    <message>
        <source>From smooth, blended color to rough, speckled paint.</source>
        <translation>Von glatt vermalter Farbe zu rauer, gesprenkelter.</translation>
    </message>
    <message>
        <source>From soft, rosy edges to crisp, dark outlines.</source>
        <translation>Von weichen, rosigen Kanten zu scharfen, dunklen Umrissen.</translation>
    </message>
    <message>
        <source>From upright brushstrokes to level ones.</source>
        <translation>Von senkrechten Pinselstrichen zu waagerechten.</translation>
    </message>
    <message>
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source>Gather</source>
        <translation>Sammeln</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generator</translation>
    </message>
    <message>
        <source>Glow</source>
        <translation>Leuchten</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>Korn</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>Handschrift</translation>
    </message>
    <message>
        <source>Haze</source>
        <translation>Dunst</translation>
    </message>
    <message>
        <source>Hills</source>
        <translation>Hügel</translation>
    </message>
    <message>
        <source>How closely the pattern is looked at. It stays sharp, however close.</source>
        <translation>Wie nah das Muster betrachtet wird. Es bleibt scharf, wie nah auch immer.</translation>
    </message>
    <message>
        <source>How far from the average picture: less is calmer and safer, more is bolder.</source>
        <translation>Wie weit vom Durchschnittsbild: weniger ist ruhiger und sicherer, mehr ist kühner.</translation>
    </message>
    <message>
        <source>How far it goes from where it is.</source>
        <translation>Wie weit er sich von seiner Stelle entfernt.</translation>
    </message>
    <message>
        <source>How far light and dark are apart.</source>
        <translation>Wie weit Hell und Dunkel auseinanderliegen.</translation>
    </message>
    <message>
        <source>How far the colors are gathered into clear shapes.</source>
        <translation>Wie weit die Farben zu klaren Formen zusammengefasst sind.</translation>
    </message>
    <message>
        <source>How far the picture goes from the photo to the painting.</source>
        <translation>Wie weit das Bild vom Foto zum Gemälde geht.</translation>
    </message>
    <message>
        <source>How far the picture ventures from the average painting.</source>
        <translation>Wie weit sich das Bild vom durchschnittlichen Gemälde entfernt.</translation>
    </message>
    <message>
        <source>How far the variations of the next sheet lie from each other.</source>
        <translation>Wie weit die Varianten des nächsten Bogens auseinanderliegen.</translation>
    </message>
    <message>
        <source>How finely the canvas is worked out. Less is faster; the export is always full.</source>
        <translation>Wie fein die Leinwand ausgearbeitet wird. Weniger ist schneller; der Export ist immer vollständig.</translation>
    </message>
    <message>
        <source>How large the brush strokes are on the picture. The export keeps them as you see them.</source>
        <translation>Wie groß die Pinselstriche auf dem Bild sind. Der Export behält sie, wie sie zu sehen sind.</translation>
    </message>
    <message>
        <source>How large the strokes are.</source>
        <translation>Wie groß die Striche sind.</translation>
    </message>
    <message>
        <source>How long the search goes on; 0 takes the encoder&apos;s word for it.</source>
        <translation>Wie lange die Suche dauert; 0 verlässt sich auf den Encoder.</translation>
    </message>
    <message>
        <source>How many directions.</source>
        <translation>Wie viele Richtungen.</translation>
    </message>
    <message>
        <source>How many layers the truncation draws to the average, from the coarse ones on.</source>
        <translation>Wie viele Schichten die Trunkierung zum Durchschnitt zieht, von den groben an.</translation>
    </message>
    <message>
        <source>How many places it goes to.</source>
        <translation>An wie viele Stellen er geht.</translation>
    </message>
    <message>
        <source>How much light from the upper left models the forms.</source>
        <translation>Wie sehr Licht von oben links die Formen modelliert.</translation>
    </message>
    <message>
        <source>How much memory a render may take. Less works in smaller tiles and takes longer.</source>
        <translation>Wie viel Speicher das Malen belegen darf. Mit weniger wird in kleineren Kacheln gearbeitet, und es dauert länger.</translation>
    </message>
    <message>
        <source>How much neighboring strokes differ in color.</source>
        <translation>Wie sehr sich benachbarte Striche in der Farbe unterscheiden.</translation>
    </message>
    <message>
        <source>How much of the range a loud sound takes the slider through.</source>
        <translation>Wie weit ein lauter Ton den Regler durch den Bereich führt.</translation>
    </message>
    <message>
        <source>How much of this part comes from the other seed.</source>
        <translation>Wie viel von diesem Teil vom anderen Startwert stammt.</translation>
    </message>
    <message>
        <source>How much of this style there is. What is missing to 100 % is your photo.</source>
        <translation>Wie viel von diesem Stil dabei ist. Was zu 100 % fehlt, ist das Foto.</translation>
    </message>
    <message>
        <source>How ragged the borders of the shapes are.</source>
        <translation>Wie ausgefranst die Grenzen der Formen sind.</translation>
    </message>
    <message>
        <source>How richly the pattern is folded, from calm to intricate.</source>
        <translation>Wie reich das Muster gefaltet ist, von ruhig bis verschlungen.</translation>
    </message>
    <message>
        <source>How strong the colors are, from grey to bold.</source>
        <translation>Wie kräftig die Farben sind, von Grau bis satt.</translation>
    </message>
    <message>
        <source>How strongly the painter&apos;s own strokes and colors show.</source>
        <translation>Wie deutlich Strich und Farben des Malers zu sehen sind.</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>Tusche</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>Kaleidoscope</source>
        <translation>Kaleidoskop</translation>
    </message>
    <message>
        <source>Kandinsky</source>
        <translation>Kandinsky</translation>
    </message>
    <message>
        <source>Keep colors</source>
        <translation>Farben behalten</translation>
    </message>
    <message>
        <source>Keep every pixel of a WebP as it is, in a larger file.</source>
        <translation>Lässt jedes Pixel eines WebP, wie es ist, in einer größeren Datei.</translation>
    </message>
    <message>
        <source>Keep metadata</source>
        <translation>Metadaten behalten</translation>
    </message>
    <message>
        <source>LSGAN</source>
        <translation>LSGAN</translation>
    </message>
    <message>
        <source>Landscape 3:2</source>
        <translation>Quer 3:2</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Left and right</source>
        <translation>Links und rechts</translation>
    </message>
    <message>
        <source>Lets the pattern flow, and come back at the end to where it began.</source>
        <translation>Lässt das Muster fließen und am Ende dorthin zurückkehren, wo es begann.</translation>
    </message>
    <message>
        <source>Lets the picture continue across its own edges, for fabrics, wallpapers and textures.</source>
        <translation>Lässt das Bild über seine eigenen Ränder hinweg weitergehen, für Stoffe, Tapeten und Texturen.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark surroundings; System follows your desktop.</source>
        <translation>Helle oder dunkle Umgebung; System folgt dem Desktop.</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Long lines on top, most of them where paintings are drawn.</source>
        <translation>Lange Linien obenauf, die meisten dort, wo Gemälde gezeichnet sind.</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>Verlustfrei</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>MP4</source>
        <translation>MP4</translation>
    </message>
    <message>
        <source>Mauve</source>
        <translation>Malve</translation>
    </message>
    <message>
        <source>Memory budget</source>
        <translation>Speicherbudget</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>Mirrors the pattern on itself.</source>
        <translation>Spiegelt das Muster an sich selbst.</translation>
    </message>
    <message>
        <source>Mist</source>
        <translation>Dunst</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mischung</translation>
    </message>
    <message>
        <source>Monet</source>
        <translation>Monet</translation>
    </message>
    <message>
        <source>Moss</source>
        <translation>Moos</translation>
    </message>
    <message>
        <source>Moves light, colors and shapes in the directions in which paintings differ most.</source>
        <translation>Bewegt Licht, Farben und Formen in den Richtungen, in denen sich Gemälde am meisten unterscheiden.</translation>
    </message>
    <message>
        <source>Moves the style along the directions in which paintings differ most.</source>
        <translation>Bewegt den Stil entlang der Richtungen, in denen sich Gemälde am meisten unterscheiden.</translation>
    </message>
    <message>
        <source>NVIDIA GPU</source>
        <translation>NVIDIA-GPU</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Nacht</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Ocean</source>
        <translation>Ozean</translation>
    </message>
    <message>
        <source>Ocher</source>
        <translation>Ocker</translation>
    </message>
    <message>
        <source>Of JPEG and WebP. Higher looks better and takes more space.</source>
        <translation>Von JPEG und WebP. Höher sieht besser aus und braucht mehr Platz.</translation>
    </message>
    <message>
        <source>Of PNG and TIFF. It never changes the picture, only the time and the size of the file.</source>
        <translation>Von PNG und TIFF. Sie ändert nie das Bild, nur die Dauer und die Größe der Datei.</translation>
    </message>
    <message>
        <source>Onsets</source>
        <translation>Einsätze</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>PNG frames</source>
        <translation>PNG-Bilder</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Painter</source>
        <translation>Maler</translation>
    </message>
    <message>
        <source>Paintings</source>
        <translation>Gemälde</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Patina</source>
        <translation>Patina</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Peacock</source>
        <translation>Pfau</translation>
    </message>
    <message>
        <source>Pictures to have less of: a list, as recipes tell them.</source>
        <translation>Bilder, von denen es weniger werden soll: eine Liste, wie Rezepte sie angeben.</translation>
    </message>
    <message>
        <source>Pictures to have more of: a list, as recipes tell them.</source>
        <translation>Bilder, von denen es mehr werden soll: eine Liste, wie Rezepte sie angeben.</translation>
    </message>
    <message>
        <source>Porcelain</source>
        <translation>Porzellan</translation>
    </message>
    <message>
        <source>Portrait 2:3</source>
        <translation>Hoch 2:3</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Reichweite</translation>
    </message>
    <message>
        <source>Relief</source>
        <translation>Relief</translation>
    </message>
    <message>
        <source>Rise</source>
        <translation>Anstieg</translation>
    </message>
    <message>
        <source>Riviera</source>
        <translation>Riviera</translation>
    </message>
    <message>
        <source>Rocks</source>
        <translation>Felsen</translation>
    </message>
    <message>
        <source>Sage</source>
        <translation>Salbei</translation>
    </message>
    <message>
        <source>Seamless</source>
        <translation>Nahtlos</translation>
    </message>
    <message>
        <source>Seconds from one turn to the next.</source>
        <translation>Sekunden von einer Wendung zur nächsten.</translation>
    </message>
    <message>
        <source>Seconds in which it comes back.</source>
        <translation>Sekunden, in denen er zurückkehrt.</translation>
    </message>
    <message>
        <source>Seconds in which the slider follows a sound that begins.</source>
        <translation>Sekunden, in denen der Regler einem einsetzenden Ton folgt.</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>Sektoren</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>Formen</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>Himmel</translation>
    </message>
    <message>
        <source>Small file</source>
        <translation>Kleine Datei</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>Spring</source>
        <translation>Frühling</translation>
    </message>
    <message>
        <source>Square 1:1</source>
        <translation>Quadrat 1:1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Stir</source>
        <translation>Rühren</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>Stationen</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Stroke direction</source>
        <translation>Strichrichtung</translation>
    </message>
    <message>
        <source>Stroke size</source>
        <translation>Strichgröße</translation>
    </message>
    <message>
        <source>Style and brushwork</source>
        <translation>Stil und Strich</translation>
    </message>
    <message>
        <source>Style space</source>
        <translation>Stilraum</translation>
    </message>
    <message>
        <source>StyleGAN2</source>
        <translation>StyleGAN2</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Sunshine</source>
        <translation>Sonnenschein</translation>
    </message>
    <message>
        <source>Sway</source>
        <translation>Wiegen</translation>
    </message>
    <message>
        <source>Swell</source>
        <translation>Schwellen</translation>
    </message>
    <message>
        <source>Symmetry</source>
        <translation>Symmetrie</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>TIFF</source>
        <translation>TIFF</translation>
    </message>
    <message>
        <source>Takes the light and dark from the painting, but the colors from your photo.</source>
        <translation>Nimmt Hell und Dunkel vom Gemälde, aber die Farben vom Foto.</translation>
    </message>
    <message>
        <source>Tall 9:16</source>
        <translation>Schmal 9:16</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>Textur</translation>
    </message>
    <message>
        <source>That</source>
        <translation>Davon</translation>
    </message>
    <message>
        <source>The arms of the kaleidoscope.</source>
        <translation>Die Arme des Kaleidoskops.</translation>
    </message>
    <message>
        <source>The colors: a palette by name, or that of a painting of yours.</source>
        <translation>Die Farben: eine Palette mit Namen oder die eines eigenen Gemäldes.</translation>
    </message>
    <message>
        <source>The id of an installed generator.</source>
        <translation>Die Kennung eines installierten Generators.</translation>
    </message>
    <message>
        <source>The kind of file an export starts with.</source>
        <translation>Die Art der Datei, mit der ein Export beginnt.</translation>
    </message>
    <message>
        <source>The language of the window, from the next start on.</source>
        <translation>Die Sprache des Fensters, ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>The seed&apos;s own</source>
        <translation>Die des Startwerts</translation>
    </message>
    <message>
        <source>The shape of the picture. Its size is chosen when it is exported.</source>
        <translation>Das Seitenverhältnis des Bildes. Die Größe wird beim Export gewählt.</translation>
    </message>
    <message>
        <source>The styles the picture is painted in, and how much of each.</source>
        <translation>Die Stile, in denen das Bild gemalt ist, und wie viel von jedem.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>This</source>
        <translation>Hiervon</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Tints the shadows, from teal to crimson.</source>
        <translation>Tönt die Schatten, von Petrol bis Karmesin.</translation>
    </message>
    <message>
        <source>Treble</source>
        <translation>Höhen</translation>
    </message>
    <message>
        <source>Truncation</source>
        <translation>Trunkierung</translation>
    </message>
    <message>
        <source>Twist</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Ukiyo-e</source>
        <translation>Ukiyo-e</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>Van Gogh</source>
        <translation>Van Gogh</translation>
    </message>
    <message>
        <source>Vividness</source>
        <translation>Sattheit</translation>
    </message>
    <message>
        <source>WGAN-GP</source>
        <translation>WGAN-GP</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Wärme</translation>
    </message>
    <message>
        <source>WebM</source>
        <translation>WebM</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>What the networks run on. Automatic takes the fastest there is.</source>
        <translation>Worauf die Netze rechnen. Automatisch nimmt das Schnellste, was da ist.</translation>
    </message>
    <message>
        <source>What to train, on which pictures and how.</source>
        <translation>Was trainiert wird, an welchen Bildern und wie.</translation>
    </message>
    <message>
        <source>Where in the generator&apos;s space the picture lies.</source>
        <translation>Wo im Raum des Generators das Bild liegt.</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Whose paintings the picture is to be like.</source>
        <translation>Wessen Gemälden das Bild gleichen soll.</translation>
    </message>
    <message>
        <source>Wide 16:9</source>
        <translation>Breit 16:9</translation>
    </message>
    <message>
        <source>Woodblock</source>
        <translation>Holzschnitt</translation>
    </message>
    <message>
        <source>Write the camera data and description of the original into the export.</source>
        <translation>Schreibt Kameradaten und Beschreibung des Originals in den Export.</translation>
    </message>
    <message>
        <source>Write the recipe into the file</source>
        <translation>Rezept in die Datei schreiben</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>above</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>aqua</source>
        <translation>aqua</translation>
    </message>
    <message>
        <source>average</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>below</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>blau</translation>
    </message>
    <message>
        <source>bold</source>
        <translation>kühn</translation>
    </message>
    <message>
        <source>bright band</source>
        <translation>heller Streifen</translation>
    </message>
    <message>
        <source>broad</source>
        <translation>breit</translation>
    </message>
    <message>
        <source>brushed</source>
        <translation>verwischt</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>carved</source>
        <translation>geschnitzt</translation>
    </message>
    <message>
        <source>close</source>
        <translation>nah</translation>
    </message>
    <message>
        <source>colorful</source>
        <translation>bunt</translation>
    </message>
    <message>
        <source>conditional GAN</source>
        <translation>Bedingtes GAN</translation>
    </message>
    <message>
        <source>coral</source>
        <translation>Koralle</translation>
    </message>
    <message>
        <source>crimson</source>
        <translation>Karmesin</translation>
    </message>
    <message>
        <source>crisp</source>
        <translation>scharf</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>dark band</source>
        <translation>dunkler Streifen</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>deep</source>
        <translation>tief</translation>
    </message>
    <message>
        <source>evening</source>
        <translation>Abend</translation>
    </message>
    <message>
        <source>falling</source>
        <translation>fallend</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>Figur</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>fein</translation>
    </message>
    <message>
        <source>glow</source>
        <translation>Leuchten</translation>
    </message>
    <message>
        <source>golden</source>
        <translation>golden</translation>
    </message>
    <message>
        <source>gray</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>green</source>
        <translation>grün</translation>
    </message>
    <message>
        <source>intricate</source>
        <translation>verschlungen</translation>
    </message>
    <message>
        <source>level</source>
        <translation>waagerecht</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>light above</source>
        <translation>oben hell</translation>
    </message>
    <message>
        <source>light below</source>
        <translation>unten hell</translation>
    </message>
    <message>
        <source>light from the left</source>
        <translation>Licht von links</translation>
    </message>
    <message>
        <source>light from the right</source>
        <translation>Licht von rechts</translation>
    </message>
    <message>
        <source>lime</source>
        <translation>Limette</translation>
    </message>
    <message>
        <source>mauve</source>
        <translation>Malve</translation>
    </message>
    <message>
        <source>misty</source>
        <translation>dunstig</translation>
    </message>
    <message>
        <source>mossy</source>
        <translation>moosgrün</translation>
    </message>
    <message>
        <source>ocher</source>
        <translation>Ocker</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>Öffnung</translation>
    </message>
    <message>
        <source>peach</source>
        <translation>Pfirsich</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>rosa</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>steigend</translation>
    </message>
    <message>
        <source>rosy</source>
        <translation>rosig</translation>
    </message>
    <message>
        <source>rough</source>
        <translation>rau</translation>
    </message>
    <message>
        <source>rust</source>
        <translation>Rost</translation>
    </message>
    <message>
        <source>sage</source>
        <translation>Salbei</translation>
    </message>
    <message>
        <source>shade</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>glatt</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>weich</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>upright</source>
        <translation>senkrecht</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>violett</translation>
    </message>
    <message>
        <source>yellowed</source>
        <translation>vergilbt</translation>
    </message>
</context>
<context>
    <name>samples</name>
    <message>
        <source>Astronaut</source>
        <translation>Astronautin</translation>
    </message>
    <message>
        <source>Cat</source>
        <translation>Katze</translation>
    </message>
    <message>
        <source>Coffee</source>
        <translation>Kaffee</translation>
    </message>
    <message>
        <source>Pagoda</source>
        <translation>Pagode</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>--augment ada goes with --critic own; use diffaugment or none.</source>
        <translation>--augment ada gehört zu --critic own; nimm diffaugment oder none.</translation>
    </message>
    <message>
        <source>--batch has to be a multiple of {0} here, not {1}.</source>
        <translation>--batch muss hier ein Vielfaches von {0} sein, nicht {1}.</translation>
    </message>
    <message>
        <source>--freeze keeps parts of the model that --from names; name one.</source>
        <translation>--freeze behält Teile des Modells, das --from nennt; bitte eines nennen.</translation>
    </message>
    <message>
        <source>--precision fp16 needs an NVIDIA GPU; use bf16 or full.</source>
        <translation>--precision fp16 braucht eine NVIDIA-GPU; bitte bf16 oder full verwenden.</translation>
    </message>
    <message>
        <source>--precision is {0}, not {1}.</source>
        <translation>--precision ist {0}, nicht {1}.</translation>
    </message>
    <message>
        <source>--rights is {0}, not {1}.</source>
        <translation>--rights ist {0}, nicht {1}.</translation>
    </message>
    <message>
        <source>--size is a power of two that a {0} can draw: {1}; not {2} pixels.</source>
        <translation>--size ist eine Zweierpotenz, die {0} zeichnen kann: {1}; nicht {2} Pixel.</translation>
    </message>
    <message>
        <source>A blend takes {0} seeds at most, not {1}.</source>
        <translation>Eine Mischung fasst höchstens {0} Startwerte, nicht {1}.</translation>
    </message>
    <message>
        <source>A conditional GAN needs classes; train a dcgan instead.</source>
        <translation>Ein bedingtes GAN braucht Klassen; bitte stattdessen ein DCGAN trainieren.</translation>
    </message>
    <message>
        <source>A direction needs a picture on both sides; add one to the side that is empty.</source>
        <translation>Eine Richtung braucht auf beiden Seiten ein Bild; auf die leere muss noch eines.</translation>
    </message>
    <message>
        <source>A film is 1 to {0} pixels wide and high, not {1} x {2}.</source>
        <translation>Ein Film ist 1 bis {0} Pixel breit und hoch, nicht {1} x {2}.</translation>
    </message>
    <message>
        <source>A film is at least 1 x 1 pixels large, not {0} x {1}.</source>
        <translation>Ein Film ist mindestens 1 x 1 Pixel groß, nicht {0} x {1}.</translation>
    </message>
    <message>
        <source>A keyframe of {0} lies at {1} s, but the timeline goes from 0 to {2} s; move it, or make the timeline longer.</source>
        <translation>Ein Schlüsselbild von {0} liegt bei {1} s, die Zeitleiste geht aber von 0 bis {2} s; bitte verschieben oder die Zeitleiste verlängern.</translation>
    </message>
    <message>
        <source>A mix of layers goes from 0 to 1, not {0}.</source>
        <translation>Eine Mischung von Schichten reicht von 0 bis 1, nicht {0}.</translation>
    </message>
    <message>
        <source>A mix of layers needs a seed or a picture to take them from.</source>
        <translation>Eine Mischung von Schichten braucht einen Startwert oder ein Bild, von dem sie stammen.</translation>
    </message>
    <message>
        <source>A name or tag is text.</source>
        <translation>Ein Name oder Schlagwort ist Text.</translation>
    </message>
    <message>
        <source>A painting has up to {0} megapixels, not {1} x {2} pixels.</source>
        <translation>Ein Gemälde hat bis zu {0} Megapixel, nicht {1} x {2} Pixel.</translation>
    </message>
    <message>
        <source>A pattern has up to {0} megapixels, not {1} x {2} pixels.</source>
        <translation>Ein Muster hat bis zu {0} Megapixel, nicht {1} x {2} Pixel.</translation>
    </message>
    <message>
        <source>A picture has 8 or 16 bits per channel, not {0}.</source>
        <translation>Ein Bild hat 8 oder 16 Bit je Kanal, nicht {0}.</translation>
    </message>
    <message>
        <source>A picture has up to {0} megapixels, not {1} x {2} pixels.</source>
        <translation>Ein Bild hat bis zu {0} Megapixel, nicht {1} x {2} Pixel.</translation>
    </message>
    <message>
        <source>A picture on a side of the direction is damaged; take it off.</source>
        <translation>Ein Bild auf einer Seite der Richtung ist beschädigt; es muss herunter.</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to {0}, not {1}.</source>
        <translation>Ein Startwert ist eine ganze Zahl von 0 bis {0}, nicht {1}.</translation>
    </message>
    <message>
        <source>A side of a direction is a list of pictures, told in JSON.</source>
        <translation>Eine Seite einer Richtung ist eine Liste von Bildern, als JSON geschrieben.</translation>
    </message>
    <message>
        <source>A side of a direction takes {0} pictures at most.</source>
        <translation>Eine Seite einer Richtung nimmt höchstens {0} Bilder auf.</translation>
    </message>
    <message>
        <source>A slider goes up to {0} σ, not {1}.</source>
        <translation>Ein Regler reicht bis {0} σ, nicht {1}.</translation>
    </message>
    <message>
        <source>A sound can&apos;t move {0}; it isn&apos;t a single slider.</source>
        <translation>Ein Ton kann {0} nicht bewegen; das ist kein einzelner Regler.</translation>
    </message>
    <message>
        <source>A sound has {0}, but no {1}.</source>
        <translation>Ein Ton hat {0}, aber kein {1}.</translation>
    </message>
    <message>
        <source>A style in the recipe isn&apos;t one this version knows.</source>
        <translation>Das Rezept nennt einen Stil, den diese Version nicht kennt.</translation>
    </message>
    <message>
        <source>A style lies in another style&apos;s folder.</source>
        <translation>Ein Stil liegt im Ordner eines anderen.</translation>
    </message>
    <message>
        <source>A style needs a name; type at least one letter.</source>
        <translation>Ein Stil braucht einen Namen; mindestens einen Buchstaben eingeben.</translation>
    </message>
    <message>
        <source>A style vector has {0} finite numbers; this one hasn&apos;t.</source>
        <translation>Ein Stilvektor hat {0} endliche Zahlen; dieser nicht.</translation>
    </message>
    <message>
        <source>A style vector is a list of numbers.</source>
        <translation>Ein Stilvektor ist eine Liste von Zahlen.</translation>
    </message>
    <message>
        <source>A style&apos;s files lie in its own folder.</source>
        <translation>Die Dateien eines Stils liegen in seinem eigenen Ordner.</translation>
    </message>
    <message>
        <source>A style&apos;s id is a digest in hexadecimal digits.</source>
        <translation>Die Kennung eines Stils ist eine Prüfsumme in Hexadezimalziffern.</translation>
    </message>
    <message>
        <source>A text was expected, not {0}.</source>
        <translation>Erwartet wurde ein Text, nicht {0}.</translation>
    </message>
    <message>
        <source>A time in the library has no time zone.</source>
        <translation>Einer Uhrzeit in der Bibliothek fehlt die Zeitzone.</translation>
    </message>
    <message>
        <source>A timeline has up to {0} frames a second, not {1}.</source>
        <translation>Eine Zeitleiste hat bis zu {0} Bilder pro Sekunde, nicht {1}.</translation>
    </message>
    <message>
        <source>A timeline has {0} tracks at most.</source>
        <translation>Eine Zeitleiste hat höchstens {0} Spuren.</translation>
    </message>
    <message>
        <source>A timeline lasts from {0} seconds to {1} hours, not {2} seconds.</source>
        <translation>Eine Zeitleiste dauert von {0} Sekunden bis {1} Stunden, nicht {2} Sekunden.</translation>
    </message>
    <message>
        <source>A timeline lasts {0} hours at most.</source>
        <translation>Eine Zeitleiste dauert höchstens {0} Stunden.</translation>
    </message>
    <message>
        <source>A walk has 2 to {0} stops, not {1}.</source>
        <translation>Ein Weg hat 2 bis {0} Stationen, nicht {1}.</translation>
    </message>
    <message>
        <source>A window layout is in base64.</source>
        <translation>Die Anordnung eines Fensters steht in Base64.</translation>
    </message>
    <message>
        <source>An easing is one of {0}, or four numbers of a curve such as 0.4, 0, 0.6, 1, not {1}.</source>
        <translation>Ein Übergang ist einer von {0} oder vier Zahlen einer Kurve wie 0.4, 0, 0.6, 1, nicht {1}.</translation>
    </message>
    <message>
        <source>Classes are the folders within {0}, two or more; there is {1}.</source>
        <translation>Klassen sind die Ordner in {0}, zwei oder mehr; vorhanden: {1}.</translation>
    </message>
    <message>
        <source>Draws {0} x {1} pixels of what {2} pictures showed, and may come close to some of them.</source>
        <translation>Zeichnet {0} x {1} Pixel dessen, was {2} Bilder zeigten, und kommt manchen vielleicht nahe.</translation>
    </message>
    <message>
        <source>Enlarged, since smaller than {0} pixels: {1}.</source>
        <translation>Vergrößert, da kleiner als {0} Pixel: {1}.</translation>
    </message>
    <message>
        <source>Every class has the weight 0; give one of them some.</source>
        <translation>Jede Klasse hat das Gewicht 0; bitte einer etwas geben.</translation>
    </message>
    <message>
        <source>Going on after step {0}.</source>
        <translation>Weiter nach Schritt {0}.</translation>
    </message>
    <message>
        <source>Install Art Studio again to repair it.</source>
        <translation>Art Studio neu installieren, um das zu beheben.</translation>
    </message>
    <message>
        <source>Layers go upwards from 0, not from {0} to {1}.</source>
        <translation>Schichten gehen von 0 aufwärts, nicht von {0} bis {1}.</translation>
    </message>
    <message>
        <source>Left out, since nearly the same as others: {0} ({1}).</source>
        <translation>Weggelassen, da anderen fast gleich: {0} ({1}).</translation>
    </message>
    <message>
        <source>Left out, since unreadable: {0} ({1}).</source>
        <translation>Weggelassen, da nicht lesbar: {0} ({1}).</translation>
    </message>
    <message>
        <source>No picture of the class {0} can be used; leave it out or add some.</source>
        <translation>Kein Bild der Klasse {0} ist brauchbar; die Klasse weglassen oder Bilder hinzufügen.</translation>
    </message>
    <message>
        <source>Noise can&apos;t move {0}; it isn&apos;t a number or a point.</source>
        <translation>Rauschen kann {0} nicht bewegen; das ist weder Zahl noch Punkt.</translation>
    </message>
    <message>
        <source>Not square, so that only the middle is used: {0}.</source>
        <translation>Nicht quadratisch, sodass nur die Mitte genommen wird: {0}.</translation>
    </message>
    <message>
        <source>Nothing moves in the timeline: it has a picture, but no style to paint it in.</source>
        <translation>In der Zeitleiste bewegt sich nichts: Sie hat ein Bild, aber keinen Stil, um es zu malen.</translation>
    </message>
    <message>
        <source>Nothing was changed in the library {0}: the disk is full. Free some space and try again.</source>
        <translation>In der Bibliothek {0} wurde nichts geändert: Der Datenträger ist voll. Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Nothing was changed in the library {0}: {1}.</source>
        <translation>In der Bibliothek {0} wurde nichts geändert: {1}.</translation>
    </message>
    <message>
        <source>Only {0} of the {1} different pictures in {2} can be read; {3}</source>
        <translation>Nur {0} der {1} verschiedenen Bilder in {2} lassen sich lesen; {3}</translation>
    </message>
    <message>
        <source>PyAV was built without an encoder for the sound of {0}; leave it out.</source>
        <translation>PyAV wurde ohne Encoder für den Ton von {0} gebaut; bitte den Ton weglassen.</translation>
    </message>
    <message>
        <source>PyAV was built without an encoder for {0}; write GIF, WebP or PNG frames, or install PyAV anew.</source>
        <translation>PyAV wurde ohne Encoder für {0} gebaut; GIF, WebP oder PNG-Bilder schreiben oder PyAV neu installieren.</translation>
    </message>
    <message>
        <source>Quality goes from 1 to 100, not {0}.</source>
        <translation>Die Qualität reicht von 1 bis 100, nicht {0}.</translation>
    </message>
    <message>
        <source>Remove it and add it again.</source>
        <translation>Bitte entfernen und neu hinzufügen.</translation>
    </message>
    <message>
        <source>Saved after step {0}.</source>
        <translation>Gespeichert nach Schritt {0}.</translation>
    </message>
    <message>
        <source>Sliders of the timeline follow a sound, but it names none; add --audio FILE.</source>
        <translation>Regler der Zeitleiste folgen einem Ton, aber sie nennt keinen; --audio DATEI hinzufügen.</translation>
    </message>
    <message>
        <source>Tags are a list of words.</source>
        <translation>Schlagwörter sind eine Liste von Wörtern.</translation>
    </message>
    <message>
        <source>That is few; from fewer than {0} a model mostly learns to copy.</source>
        <translation>Das ist wenig; aus weniger als {0} lernt ein Modell meist nur abzuzeichnen.</translation>
    </message>
    <message>
        <source>The GPU ran out of memory. Working on with the CPU, which is slower.</source>
        <translation>Der Speicher der GPU ist voll. Es geht auf dem Prozessor weiter, was länger dauert.</translation>
    </message>
    <message>
        <source>The amount of noise goes from 0 to 100 %, not {0} %.</source>
        <translation>Die Menge des Rauschens reicht von 0 bis 100 %, nicht {0} %.</translation>
    </message>
    <message>
        <source>The best generator can&apos;t be written to {0}: {1}.</source>
        <translation>Der beste Generator lässt sich nicht nach {0} schreiben: {1}.</translation>
    </message>
    <message>
        <source>The card of a generator is damaged ({0}).</source>
        <translation>Die Karte eines Generators ist beschädigt ({0}).</translation>
    </message>
    <message>
        <source>The card of the generator {0} can&apos;t be read. Install Art Studio again to repair it.</source>
        <translation>Die Karte des Generators {0} lässt sich nicht lesen. Art Studio neu installieren, um das zu beheben.</translation>
    </message>
    <message>
        <source>The checkpoint can&apos;t be written to {0}: {1}.</source>
        <translation>Der Zwischenstand lässt sich nicht nach {0} schreiben: {1}.</translation>
    </message>
    <message>
        <source>The checkpoint can&apos;t be written to {0}: {1}. The one of step {2} is whole.</source>
        <translation>Der Zwischenstand lässt sich nicht nach {0} schreiben: {1}. Der von Schritt {2} ist ganz.</translation>
    </message>
    <message>
        <source>The classes are new to the {0}, which learns them from the start.</source>
        <translation>Die Klassen sind neu für {0} und werden von Anfang an gelernt.</translation>
    </message>
    <message>
        <source>The classes are {0}.</source>
        <translation>Die Klassen sind {0}.</translation>
    </message>
    <message>
        <source>The database {0} is damaged. Start Art Studio again to repair it.</source>
        <translation>Die Datenbank {0} ist beschädigt. Art Studio neu starten, um sie zu reparieren.</translation>
    </message>
    <message>
        <source>The device ran out of memory. Working on in smaller tiles.</source>
        <translation>Der Speicher des Geräts ist voll. Es geht in kleineren Kacheln weiter.</translation>
    </message>
    <message>
        <source>The direction {0} belongs to another generator: it has {1} numbers where {2} are needed.</source>
        <translation>Die Richtung {0} gehört zu einem anderen Generator: Sie hat {1} Zahlen, wo {2} gebraucht werden.</translation>
    </message>
    <message>
        <source>The disk that holds the library {0} reports an error; nothing was changed.</source>
        <translation>Der Datenträger mit der Bibliothek {0} meldet einen Fehler; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The file of the generator {0} can&apos;t be read: {1}. {2}</source>
        <translation>Die Datei des Generators {0} lässt sich nicht lesen: {1}. {2}</translation>
    </message>
    <message>
        <source>The file of the generator {0} is damaged. {1}</source>
        <translation>Die Datei des Generators {0} ist beschädigt. {1}</translation>
    </message>
    <message>
        <source>The file {0} cannot be read: {1}.</source>
        <translation>Die Datei {0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>The file {0} changed while it was copied; drop it again.</source>
        <translation>Die Datei {0} hat sich beim Kopieren geändert; bitte noch einmal ablegen.</translation>
    </message>
    <message>
        <source>The film can&apos;t be written as {0}: {1}. Try another format or size.</source>
        <translation>Der Film lässt sich nicht als {0} schreiben: {1}. Ein anderes Format oder eine andere Größe versuchen.</translation>
    </message>
    <message>
        <source>The folder {0} can&apos;t be read: {1}.</source>
        <translation>Der Ordner {0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>The folder {0} doesn&apos;t exist; make it or choose another.</source>
        <translation>Den Ordner {0} gibt es nicht; bitte anlegen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>The folder {0} isn&apos;t empty; choose a new one for the frames.</source>
        <translation>Der Ordner {0} ist nicht leer; bitte einen neuen für die Einzelbilder wählen.</translation>
    </message>
    <message>
        <source>The folder {0} isn&apos;t empty; choose a new one.</source>
        <translation>Der Ordner {0} ist nicht leer; bitte einen neuen wählen.</translation>
    </message>
    <message>
        <source>The folder {0} went away while it was read; bring it back and begin again.</source>
        <translation>Der Ordner {0} verschwand beim Lesen; bitte zurückholen und neu beginnen.</translation>
    </message>
    <message>
        <source>The gain of a sound goes from 0 to {0}, not {1}.</source>
        <translation>Die Verstärkung eines Tons reicht von 0 bis {0}, nicht {1}.</translation>
    </message>
    <message>
        <source>The generator {0} can&apos;t be read ({1}); {2}.</source>
        <translation>Der Generator {0} lässt sich nicht lesen ({1}); {2}.</translation>
    </message>
    <message>
        <source>The generator {0} is damaged: its card can&apos;t be read; {1}.</source>
        <translation>Der Generator {0} ist beschädigt: Seine Karte lässt sich nicht lesen; {1}.</translation>
    </message>
    <message>
        <source>The generator {0} is damaged: its file has {1} of {2} bytes; {3}.</source>
        <translation>Der Generator {0} ist beschädigt: Seine Datei hat {1} von {2} Bytes; {3}.</translation>
    </message>
    <message>
        <source>The generators in {0} can&apos;t be listed: {1}.</source>
        <translation>Die Generatoren in {0} lassen sich nicht auflisten: {1}.</translation>
    </message>
    <message>
        <source>The layers of {0} pixels are new, and learn from the start.</source>
        <translation>Die Schichten von {0} Pixeln sind neu und lernen von Anfang an.</translation>
    </message>
    <message>
        <source>The library has been closed.</source>
        <translation>Die Bibliothek ist geschlossen worden.</translation>
    </message>
    <message>
        <source>The library {0} can be read but not changed: its folder cannot be written, or its disk is full.</source>
        <translation>Die Bibliothek {0} lässt sich lesen, aber nicht ändern: In ihren Ordner kann nicht geschrieben werden, oder der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The library {0} cannot be changed: its folder cannot be written, or its disk is full. Put that right and start Art Studio again, or choose another library folder in the preferences.</source>
        <translation>Die Bibliothek {0} lässt sich nicht ändern: In ihren Ordner kann nicht geschrieben werden, oder der Datenträger ist voll. Das beheben und Art Studio neu starten, oder in den Einstellungen einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The library {0} cannot be opened: {1}.</source>
        <translation>Die Bibliothek {0} lässt sich nicht öffnen: {1}.</translation>
    </message>
    <message>
        <source>The library {0} has been closed.</source>
        <translation>Die Bibliothek {0} ist geschlossen.</translation>
    </message>
    <message>
        <source>The library {0} is in use by another window of Art Studio; try again in a moment.</source>
        <translation>Die Bibliothek {0} wird gerade von einem anderen Fenster benutzt; gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The library {0} was made by a newer version of Art Studio. Update Art Studio, or choose another library folder in the preferences.</source>
        <translation>Die Bibliothek {0} stammt von einer neueren Version. Art Studio aktualisieren oder in den Einstellungen einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>The library&apos;s database was damaged and has been made anew: {0} recovered from the files. The damaged database is kept as {1} in {2}.</source>
        <translation>Die Datenbank der Bibliothek war beschädigt und wurde neu angelegt: {0} aus den Dateien wiederhergestellt. Die beschädigte liegt als {1} in {2}.</translation>
    </message>
    <message>
        <source>The library&apos;s database was missing; {0} recovered from the files.</source>
        <translation>Die Datenbank der Bibliothek fehlte; {0} aus den Dateien wiederhergestellt.</translation>
    </message>
    <message>
        <source>The library&apos;s database {0} is damaged and cannot be replaced: {1}.</source>
        <translation>Die Datenbank {0} der Bibliothek ist beschädigt und lässt sich nicht ersetzen: {1}.</translation>
    </message>
    <message>
        <source>The list of weight files {0} cannot be read. {1}</source>
        <translation>Die Liste der Gewichte {0} lässt sich nicht lesen. {1}</translation>
    </message>
    <message>
        <source>The loudspeaker is gone; the timeline plays on without sound. Plug it in, then play anew.</source>
        <translation>Der Lautsprecher ist weg; die Zeitleiste läuft ohne Ton weiter. Bitte anschließen und neu abspielen.</translation>
    </message>
    <message>
        <source>The microphone is gone; plug it in again, or choose a sound file.</source>
        <translation>Das Mikrofon ist weg; bitte wieder anschließen oder eine Tondatei wählen.</translation>
    </message>
    <message>
        <source>The microphone {0} can&apos;t be used; another program may have it, or the system may not allow it.</source>
        <translation>Das Mikrofon {0} lässt sich nicht benutzen; vielleicht hat es ein anderes Programm, oder das System erlaubt es nicht.</translation>
    </message>
    <message>
        <source>The mixer holds {0} styles at most, not {1}.</source>
        <translation>Der Mischer fasst höchstens {0} Stile, nicht {1}.</translation>
    </message>
    <message>
        <source>The model card {0} cannot be read. {1}</source>
        <translation>Die Modellkarte {0} lässt sich nicht lesen. {1}</translation>
    </message>
    <message>
        <source>The model is written as safetensors; name it such as monet{0}.</source>
        <translation>Das Modell wird als Safetensors geschrieben; bitte so benennen wie monet{0}.</translation>
    </message>
    <message>
        <source>The network file of a style is gone.</source>
        <translation>Die Netzdatei eines Stils ist verschwunden.</translation>
    </message>
    <message>
        <source>The network file {0} has changed since it was added; add it again.</source>
        <translation>Die Netzdatei {0} hat sich geändert, seit sie hinzugefügt wurde; bitte neu hinzufügen.</translation>
    </message>
    <message>
        <source>The network of a generator is missing. {0}</source>
        <translation>Das Netz eines Generators fehlt. {0}</translation>
    </message>
    <message>
        <source>The network of a style is missing. {0}</source>
        <translation>Das Netz eines Stils fehlt. {0}</translation>
    </message>
    <message>
        <source>The options of the training can&apos;t be read; choose them again.</source>
        <translation>Die Optionen des Trainings lassen sich nicht lesen; bitte neu wählen.</translation>
    </message>
    <message>
        <source>The pace of noise goes from 0.04 to 3600 seconds, not {0}.</source>
        <translation>Das Tempo des Rauschens reicht von 0.04 bis 3600 Sekunden, nicht {0}.</translation>
    </message>
    <message>
        <source>The picture can&apos;t be written as {0}; try another format.</source>
        <translation>Das Bild lässt sich nicht als {0} schreiben; bitte ein anderes Format versuchen.</translation>
    </message>
    <message>
        <source>The picture of seed {0} is on both sides; take it off one of them.</source>
        <translation>Das Bild zum Startwert {0} ist auf beiden Seiten; es muss von einer herunter.</translation>
    </message>
    <message>
        <source>The picture of seed {0} was made by another generator; a direction leads through one only.</source>
        <translation>Das Bild zum Startwert {0} hat ein anderer Generator gemacht; eine Richtung führt nur durch einen.</translation>
    </message>
    <message>
        <source>The picture {0} that {1} was made with isn&apos;t beside it; copy it there first.</source>
        <translation>Das Bild {0}, mit dem {1} gemacht wurde, liegt nicht daneben; es gehört erst dorthin kopiert.</translation>
    </message>
    <message>
        <source>The pictures can&apos;t be packed in {0}: {1}.</source>
        <translation>Die Bilder lassen sich nicht in {0} packen: {1}.</translation>
    </message>
    <message>
        <source>The pictures in {0} are missing; begin again.</source>
        <translation>Die Bilder in {0} fehlen; bitte neu beginnen.</translation>
    </message>
    <message>
        <source>The pictures in {0} are others than the training began with; bring those back, or begin another training with the model of this one.</source>
        <translation>Die Bilder in {0} sind andere, als das Training am Anfang hatte; die alten zurückholen oder ein neues Training mit dem Modell von diesem beginnen.</translation>
    </message>
    <message>
        <source>The pictures on both sides lie in the same place; choose others.</source>
        <translation>Die Bilder auf beiden Seiten liegen an derselben Stelle; wähle andere.</translation>
    </message>
    <message>
        <source>The point in the latent space is damaged: {0}.</source>
        <translation>Der Punkt im latenten Raum ist beschädigt: {0}.</translation>
    </message>
    <message>
        <source>The recent files are a list.</source>
        <translation>Die zuletzt geöffneten Dateien sind eine Liste.</translation>
    </message>
    <message>
        <source>The recipe in this file is damaged; the picture itself can still be opened.</source>
        <translation>Das Rezept in dieser Datei ist beschädigt; das Bild selbst lässt sich öffnen.</translation>
    </message>
    <message>
        <source>The recipe is damaged: its picture has no size that makes sense.</source>
        <translation>Das Rezept ist beschädigt: Sein Bild hat keine sinnvolle Größe.</translation>
    </message>
    <message>
        <source>The recipe is damaged: what made the picture below the painting is unreadable.</source>
        <translation>Das Rezept ist beschädigt: Was das Bild unter dem Gemälde gemacht hat, ist unlesbar.</translation>
    </message>
    <message>
        <source>The recipe is damaged: {0} is no generator.</source>
        <translation>Das Rezept ist beschädigt: {0} ist kein Generator.</translation>
    </message>
    <message>
        <source>The recipe is damaged: {0} makes no picture.</source>
        <translation>Das Rezept ist beschädigt: {0} macht kein Bild.</translation>
    </message>
    <message>
        <source>The recipe of {0} is too long for {1}; export PNG, TIFF or WebP to keep that too.</source>
        <translation>Das Rezept von {0} ist zu lang für {1}; exportiere PNG, TIFF oder WebP, um auch das zu behalten.</translation>
    </message>
    <message>
        <source>The recipe uses the network {0}, which isn&apos;t in your library. Drop its file on the style gallery first.</source>
        <translation>Das Rezept benutzt das Netz {0}, das nicht in der Bibliothek ist. Zuerst dessen Datei auf den Stilen ablegen.</translation>
    </message>
    <message>
        <source>The recipe uses the style {0}, which this version doesn&apos;t have.</source>
        <translation>Das Rezept benutzt den Stil {0}, den diese Version nicht hat.</translation>
    </message>
    <message>
        <source>The recipe was written by {0}; update Art Studio to read it.</source>
        <translation>Das Rezept wurde von {0} geschrieben; Art Studio aktualisieren, um es zu lesen.</translation>
    </message>
    <message>
        <source>The seed of noise is a whole number from 0 to {0}.</source>
        <translation>Der Startwert des Rauschens ist eine ganze Zahl von 0 bis {0}.</translation>
    </message>
    <message>
        <source>The seed of noise is a whole number.</source>
        <translation>Der Startwert des Rauschens ist eine ganze Zahl.</translation>
    </message>
    <message>
        <source>The seeds of the blend have no weight together; give one of them some.</source>
        <translation>Die Startwerte der Mischung haben zusammen kein Gewicht; bitte einem etwas geben.</translation>
    </message>
    <message>
        <source>The setting {0} was not used. {1}</source>
        <translation>Die Einstellung {0} wurde nicht verwendet. {1}</translation>
    </message>
    <message>
        <source>The settings cannot be saved in {0}: {1}.</source>
        <translation>Die Einstellungen lassen sich nicht in {0} speichern: {1}.</translation>
    </message>
    <message>
        <source>The settings carry no version that makes sense ({0}).</source>
        <translation>Die Einstellungen nennen keine sinnvolle Version ({0}).</translation>
    </message>
    <message>
        <source>The settings {0} are unreadable, and the defaults are used: {1}.</source>
        <translation>Die Einstellungen {0} sind unlesbar, und die Vorgaben gelten: {1}.</translation>
    </message>
    <message>
        <source>The settings {0} cannot be read: {1}. The defaults are used.</source>
        <translation>Die Einstellungen {0} lassen sich nicht lesen: {1}. Die Vorgaben gelten.</translation>
    </message>
    <message>
        <source>The settings {0} were unreadable. The defaults are used; the old file is kept as {1}.</source>
        <translation>Die Einstellungen {0} waren unlesbar. Die Vorgaben gelten; die alte Datei bleibt als {1} erhalten.</translation>
    </message>
    <message>
        <source>The smoothing of a sound goes from 0 to {0} seconds.</source>
        <translation>Die Glättung eines Tons reicht von 0 bis {0} Sekunden.</translation>
    </message>
    <message>
        <source>The sound in {0} is damaged; choose another file.</source>
        <translation>Der Ton in {0} ist beschädigt; bitte eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>The sound {0} can&apos;t be read: {1}.</source>
        <translation>Der Ton {0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>The start is a picture that was placed in another generator.</source>
        <translation>Der Start ist ein Bild, das in einem anderen Generator eingeordnet wurde.</translation>
    </message>
    <message>
        <source>The style in {0} cannot be read and was left out.</source>
        <translation>Der Stil in {0} lässt sich nicht lesen und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The style mixer holds a list of styles with weights.</source>
        <translation>Der Mischer fasst eine Liste von Stilen mit Gewichten.</translation>
    </message>
    <message>
        <source>The style space has no classes.</source>
        <translation>Der Stilraum hat keine Klassen.</translation>
    </message>
    <message>
        <source>The style {0} is incomplete.</source>
        <translation>Der Stil {0} ist unvollständig.</translation>
    </message>
    <message>
        <source>The timeline has {0} frames, and {1} are the most; make it shorter, or take fewer frames a second.</source>
        <translation>Die Zeitleiste hat {0} Bilder, und {1} sind das Höchste; bitte verkürzen oder weniger Bilder pro Sekunde nehmen.</translation>
    </message>
    <message>
        <source>The timeline is damaged: a binding to its sound is unreadable.</source>
        <translation>Die Zeitleiste ist beschädigt: Eine Bindung an ihren Ton ist unlesbar.</translation>
    </message>
    <message>
        <source>The timeline is damaged: a keyframe of {0} has no value.</source>
        <translation>Die Zeitleiste ist beschädigt: Ein Schlüsselbild von {0} hat keinen Wert.</translation>
    </message>
    <message>
        <source>The timeline is damaged: a track doesn&apos;t say what it moves.</source>
        <translation>Die Zeitleiste ist beschädigt: Eine Spur sagt nicht, was sie bewegt.</translation>
    </message>
    <message>
        <source>The timeline is damaged: a track in it is none.</source>
        <translation>Die Zeitleiste ist beschädigt: Eine Spur darin ist keine.</translation>
    </message>
    <message>
        <source>The timeline is damaged: the keyframes of {0} are no list.</source>
        <translation>Die Zeitleiste ist beschädigt: Die Schlüsselbilder von {0} sind keine Liste.</translation>
    </message>
    <message>
        <source>The timeline is damaged: the noise of a track is none.</source>
        <translation>Die Zeitleiste ist beschädigt: Das Rauschen einer Spur ist keines.</translation>
    </message>
    <message>
        <source>The timeline is damaged: {0} makes no picture.</source>
        <translation>Die Zeitleiste ist beschädigt: {0} macht kein Bild.</translation>
    </message>
    <message>
        <source>The timeline is damaged: {0}.</source>
        <translation>Die Zeitleiste ist beschädigt: {0}.</translation>
    </message>
    <message>
        <source>The timeline is too long to go into {0}; render MP4, GIF or animated WebP, or save it beside the film.</source>
        <translation>Die Zeitleiste ist zu lang, um in {0} zu passen; MP4, GIF oder animiertes WebP rendern oder sie neben dem Film speichern.</translation>
    </message>
    <message>
        <source>The timeline moves the style mixer, but nothing is painted in it.</source>
        <translation>Die Zeitleiste bewegt den Stilmischer, aber darin wird nichts gemalt.</translation>
    </message>
    <message>
        <source>The timeline moves {0}, which this model doesn&apos;t have.</source>
        <translation>Die Zeitleiste bewegt {0}, was dieses Modell nicht hat.</translation>
    </message>
    <message>
        <source>The timeline says neither which model makes its picture nor which picture to paint.</source>
        <translation>Die Zeitleiste sagt weder, welches Modell ihr Bild macht, noch, welches Bild gemalt wird.</translation>
    </message>
    <message>
        <source>The timeline was made by a newer Art Studio; update this one to read it.</source>
        <translation>Die Zeitleiste stammt von einem neueren Art Studio; dieses aktualisieren, um sie zu lesen.</translation>
    </message>
    <message>
        <source>The timeline {0} can&apos;t be read: {1}.</source>
        <translation>Die Zeitleiste {0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>The training began with a {0} of {1}, not {2}; leave --{3} out, or begin another.</source>
        <translation>Das Training begann mit {0} {1}, nicht {2}; bitte --{3} weglassen oder ein anderes beginnen.</translation>
    </message>
    <message>
        <source>The training can&apos;t be kept in {0}: {1}.</source>
        <translation>Das Training lässt sich nicht in {0} aufbewahren: {1}.</translation>
    </message>
    <message>
        <source>The training fell apart before step {0}: the {1} loss is no number any more. Begin another in full precision or with more pictures at once.</source>
        <translation>Das Training ist vor Schritt {0} entgleist: Der Verlust „{1}“ ist keine Zahl mehr. Bitte ein anderes mit voller Genauigkeit oder mehr Bildern zugleich beginnen.</translation>
    </message>
    <message>
        <source>The training fell apart before step {0}: the {1} loss is no number any more. The checkpoint of step {2} is whole; go on from there, or begin another in full precision or with more pictures at once.</source>
        <translation>Das Training ist vor Schritt {0} entgleist: Der Verlust „{1}“ ist keine Zahl mehr. Der Zwischenstand von Schritt {2} ist ganz; bitte von dort weitermachen oder ein anderes mit voller Genauigkeit oder mehr Bildern zugleich beginnen.</translation>
    </message>
    <message>
        <source>The training in {0} is damaged; begin another.</source>
        <translation>Das Training in {0} ist beschädigt; bitte ein anderes beginnen.</translation>
    </message>
    <message>
        <source>The training in {0} is damaged; copy it again from where it came, or begin anew.</source>
        <translation>Das Training in {0} ist beschädigt; bitte von der Quelle neu kopieren oder neu beginnen.</translation>
    </message>
    <message>
        <source>The training in {0} is damaged; name another.</source>
        <translation>Das Training in {0} ist beschädigt; bitte ein anderes nennen.</translation>
    </message>
    <message>
        <source>The training in {0} is of a newer version of Art Studio; update it.</source>
        <translation>Das Training in {0} stammt von einer neueren Version von Art Studio; bitte aktualisieren.</translation>
    </message>
    <message>
        <source>The walk would take {0} seconds, and {1} are the most.</source>
        <translation>Der Weg würde {0} Sekunden dauern, und {1} sind das Höchste.</translation>
    </message>
    <message>
        <source>The weight file {0} cannot be read ({1}). {2}</source>
        <translation>Die Gewichtsdatei {0} lässt sich nicht lesen ({1}). {2}</translation>
    </message>
    <message>
        <source>The weight file {0} is damaged: its content has changed. {1}</source>
        <translation>Die Gewichtsdatei {0} ist beschädigt: Ihr Inhalt hat sich geändert. {1}</translation>
    </message>
    <message>
        <source>The weight file {0} is damaged: {1} bytes instead of {2}. {3}</source>
        <translation>Die Gewichtsdatei {0} ist beschädigt: {1} statt {2} Bytes. {3}</translation>
    </message>
    <message>
        <source>The weight file {0} is not a safetensors file. {1}</source>
        <translation>Die Gewichtsdatei {0} ist keine Safetensors-Datei. {1}</translation>
    </message>
    <message>
        <source>The weight of a class is 0 or more.</source>
        <translation>Das Gewicht einer Klasse ist 0 oder mehr.</translation>
    </message>
    <message>
        <source>The weight of a seed is {0} or more, not {1}.</source>
        <translation>Das Gewicht eines Startwerts ist {0} oder mehr, nicht {1}.</translation>
    </message>
    <message>
        <source>The weight of {0} goes from {1} to {2}, not {3}.</source>
        <translation>Das Gewicht von {0} reicht von {1} bis {2}, nicht {3}.</translation>
    </message>
    <message>
        <source>The {0} of {1} doesn&apos;t fit in {2} places, which begin anew.</source>
        <translation>{0} von {1} passt an {2} Stellen nicht; sie beginnen neu.</translation>
    </message>
    <message>
        <source>There can be {0} classes at most, not {1}.</source>
        <translation>Es kann höchstens {0} Klassen geben, nicht {1}.</translation>
    </message>
    <message>
        <source>There is no class {0} in this generator; it has none.</source>
        <translation>Die Klasse {0} gibt es in diesem Generator nicht; er hat keine.</translation>
    </message>
    <message>
        <source>There is no class {0} in this generator; it has {1}.</source>
        <translation>Die Klasse {0} gibt es in diesem Generator nicht; er hat {1}.</translation>
    </message>
    <message>
        <source>There is no class {0} in {1}; it has no folders with pictures.</source>
        <translation>Die Klasse {0} gibt es in {1} nicht; darin sind keine Ordner mit Bildern.</translation>
    </message>
    <message>
        <source>There is no class {0} in {1}; its folders with pictures are {2}.</source>
        <translation>Die Klasse {0} gibt es in {1} nicht; Ordner mit Bildern darin sind {2}.</translation>
    </message>
    <message>
        <source>There is no class {0}; the painter has {1}.</source>
        <translation>Die Klasse {0} gibt es nicht; der Maler hat {1}.</translation>
    </message>
    <message>
        <source>There is no class {0}; this generator has {1}.</source>
        <translation>Die Klasse {0} gibt es nicht; dieser Generator hat {1}.</translation>
    </message>
    <message>
        <source>There is no device {0} here. This machine has: {1}.</source>
        <translation>Das Gerät {0} gibt es hier nicht. Dieser Rechner hat: {1}.</translation>
    </message>
    <message>
        <source>There is no generator called {0} to remove.</source>
        <translation>Einen Generator namens {0}, der zu entfernen wäre, gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no kind of training {0}. There are {1}.</source>
        <translation>Die Art von Training {0} gibt es nicht. Es gibt {1}.</translation>
    </message>
    <message>
        <source>There is no microphone here; plug one in, or choose a sound file.</source>
        <translation>Hier ist kein Mikrofon; bitte eines anschließen oder eine Tondatei wählen.</translation>
    </message>
    <message>
        <source>There is no model called {0} here. If it is a generator, add its file with &apos;artstudio models add FILE&apos;, or drop it on the window.</source>
        <translation>Ein Modell namens {0} gibt es hier nicht. Ist es ein Generator, seine Datei mit „artstudio models add DATEI“ hinzufügen oder auf dem Fenster ablegen.</translation>
    </message>
    <message>
        <source>There is no parameter called {0}.</source>
        <translation>Einen Regler namens {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no part {0} to freeze; there are {1}.</source>
        <translation>Den Teil {0} zum Festhalten gibt es nicht; es gibt {1}.</translation>
    </message>
    <message>
        <source>There is no picture to place; drop one first.</source>
        <translation>Es gibt kein Bild zum Einordnen; bitte erst eines ablegen.</translation>
    </message>
    <message>
        <source>There is no picture to take the palette from; drop one, or choose a palette.</source>
        <translation>Es gibt kein Bild, dem die Palette entnommen werden könnte; eines ablegen oder eine Palette wählen.</translation>
    </message>
    <message>
        <source>There is no picture to take the style from.</source>
        <translation>Es gibt kein Bild, dem der Stil entnommen werden könnte.</translation>
    </message>
    <message>
        <source>There is no sound device here; the timeline plays without sound.</source>
        <translation>Hier ist kein Tongerät; die Zeitleiste spielt ohne Ton.</translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation>Eine solche Einstellung gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no training in {0} to go on with.</source>
        <translation>In {0} ist kein Training, das weitergehen könnte.</translation>
    </message>
    <message>
        <source>There is no training of {0} to go on with.</source>
        <translation>Von {0} gibt es kein Training, das weitergehen könnte.</translation>
    </message>
    <message>
        <source>There is no weight file called {0}. {1}</source>
        <translation>Eine Gewichtsdatei namens {0} gibt es nicht. {1}</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory for this picture. Close other programs, or choose a smaller size.</source>
        <translation>Für dieses Bild reicht der Speicher nicht. Andere Programme schließen oder eine kleinere Größe wählen.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough memory to train on {0} pictures of {1} pixels at once; begin another with smaller pictures, fewer at once, or narrower networks.</source>
        <translation>Der Speicher reicht nicht, um an {0} Bildern von {1} Pixeln zugleich zu trainieren; bitte ein anderes mit kleineren Bildern, weniger zugleich oder schmaleren Netzen beginnen.</translation>
    </message>
    <message>
        <source>There isn&apos;t enough room on the disk for {0}; free some or choose another.</source>
        <translation>Auf dem Datenträger ist nicht genug Platz für {0}; Platz schaffen oder einen anderen wählen.</translation>
    </message>
    <message>
        <source>These pictures differ in nothing that a slider could follow: their bends are the same on both sides. Move the bends first, on the map or by their sliders.</source>
        <translation>Diese Bilder unterscheiden sich in nichts, dem ein Regler folgen könnte: Ihre Biegungen sind auf beiden Seiten gleich. Bewege erst die Biegungen, auf der Karte oder mit ihren Reglern.</translation>
    </message>
    <message>
        <source>This generator can&apos;t place pictures; choose another one.</source>
        <translation>Dieser Generator kann keine Bilder einordnen; bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>This isn&apos;t a timeline of Art Studio.</source>
        <translation>Das ist keine Zeitleiste von Art Studio.</translation>
    </message>
    <message>
        <source>This isn&apos;t the description of a style.</source>
        <translation>Das ist keine Beschreibung eines Stils.</translation>
    </message>
    <message>
        <source>This picture was placed in another generator: it has {0} numbers where {1} are needed. Place it again.</source>
        <translation>Dieses Bild wurde in einem anderen Generator eingeordnet: Es hat {0} Zahlen, wo {1} gebraucht werden. Bitte neu einordnen.</translation>
    </message>
    <message>
        <source>This style is no longer in the library.</source>
        <translation>Dieser Stil ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>This version doesn&apos;t know this kind of style.</source>
        <translation>Diese Version kennt diese Art von Stil nicht.</translation>
    </message>
    <message>
        <source>Two keyframes of {0} lie at {1} s; move or remove one of them.</source>
        <translation>Zwei Schlüsselbilder von {0} liegen bei {1} s; bitte eines verschieben oder entfernen.</translation>
    </message>
    <message>
        <source>With all of that frozen, nothing of the {0} is left to learn.</source>
        <translation>Wenn all das festgehalten wird, bleibt von {0} nichts zu lernen.</translation>
    </message>
    <message>
        <source>You have no permission to write {0} there; choose another folder.</source>
        <translation>Die Erlaubnis fehlt, {0} dort zu schreiben; bitte einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>ein JPEG-2000-Bild</translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation>ein JPEG-XL-Bild</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>ein Photoshop-Dokument</translation>
    </message>
    <message>
        <source>a Radiance HDR picture</source>
        <translation>ein Radiance-HDR-Bild</translation>
    </message>
    <message>
        <source>a camera raw file</source>
        <translation>eine Rohdatei einer Kamera</translation>
    </message>
    <message>
        <source>a file is where a folder should be; choose another folder</source>
        <translation>eine Datei liegt, wo ein Ordner sein sollte; bitte einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>a folder is where a file should be</source>
        <translation>ein Ordner liegt, wo eine Datei sein sollte</translation>
    </message>
    <message>
        <source>a layered file</source>
        <translation>eine Datei mit Ebenen</translation>
    </message>
    <message>
        <source>a number in it is none</source>
        <translation>eine Zahl darin ist keine</translation>
    </message>
    <message>
        <source>a number in it is not whole</source>
        <translation>eine Zahl darin ist nicht ganz</translation>
    </message>
    <message>
        <source>a part of it is missing</source>
        <translation>ein Teil davon fehlt</translation>
    </message>
    <message>
        <source>a part of it is no list, or too long</source>
        <translation>ein Teil davon ist keine Liste oder zu lang</translation>
    </message>
    <message>
        <source>a seed has no weight</source>
        <translation>ein Startwert hat kein Gewicht</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>eine Textdatei</translation>
    </message>
    <message>
        <source>a training needs at least {0} different ones, and {1} or more to be worth it.</source>
        <translation>ein Training braucht mindestens {0} verschiedene und lohnt sich ab {1}.</translation>
    </message>
    <message>
        <source>a vector drawing</source>
        <translation>eine Vektorzeichnung</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>ein Video</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>an OpenEXR picture</source>
        <translation>ein OpenEXR-Bild</translation>
    </message>
    <message>
        <source>an SVG drawing</source>
        <translation>eine SVG-Zeichnung</translation>
    </message>
    <message>
        <source>an archive</source>
        <translation>ein Archiv</translation>
    </message>
    <message>
        <source>choose a picture instead</source>
        <translation>bitte stattdessen ein Bild wählen</translation>
    </message>
    <message>
        <source>classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>develop it to TIFF or JPEG first</source>
        <translation>bitte erst zu TIFF oder JPEG entwickeln</translation>
    </message>
    <message>
        <source>export it as PNG first</source>
        <translation>bitte erst als PNG exportieren</translation>
    </message>
    <message>
        <source>export the page as PNG first</source>
        <translation>bitte die Seite erst als PNG exportieren</translation>
    </message>
    <message>
        <source>id or sha256</source>
        <translation>id oder sha256</translation>
    </message>
    <message>
        <source>it has attention layers or no constant to start from, which are not supported</source>
        <translation>es hat Attention-Schichten oder keinen festen Anfang, was nicht unterstützt wird</translation>
    </message>
    <message>
        <source>it is no table</source>
        <translation>sie ist keine Tabelle</translation>
    </message>
    <message>
        <source>it isn&apos;t JSON</source>
        <translation>sie ist kein JSON</translation>
    </message>
    <message>
        <source>it isn&apos;t there; it may have been moved or deleted</source>
        <translation>sie ist nicht da; vielleicht wurde sie verschoben oder gelöscht</translation>
    </message>
    <message>
        <source>it may not be written to; choose another folder</source>
        <translation>dort darf nicht geschrieben werden; bitte einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>its activation {0} is {1} and not a leaky ReLU</source>
        <translation>seine Aktivierung {0} ist {1} und keine Leaky ReLU</translation>
    </message>
    <message>
        <source>its blocks are residual instead of adding up pictures</source>
        <translation>seine Blöcke sind residual, statt Bilder aufzusummieren</translation>
    </message>
    <message>
        <source>its filter {0} is not [1, 3, 3, 1]</source>
        <translation>sein Filter {0} ist nicht [1, 3, 3, 1]</translation>
    </message>
    <message>
        <source>its numbers are cut short</source>
        <translation>seine Zahlen sind abgeschnitten</translation>
    </message>
    <message>
        <source>its numbers are no text in base64</source>
        <translation>seine Zahlen sind kein Text in Base64</translation>
    </message>
    <message>
        <source>its numbers are not finite, or too many</source>
        <translation>seine Zahlen sind nicht endlich oder zu viele</translation>
    </message>
    <message>
        <source>its setting {0} is no number</source>
        <translation>seine Einstellung {0} ist keine Zahl</translation>
    </message>
    <message>
        <source>its size is unreadable</source>
        <translation>ihre Größe ist unlesbar</translation>
    </message>
    <message>
        <source>its tracks are no list, or too many</source>
        <translation>ihre Spuren sind keine Liste oder zu viele</translation>
    </message>
    <message>
        <source>its version is missing</source>
        <translation>ihre Version fehlt</translation>
    </message>
    <message>
        <source>its {0} is no text</source>
        <translation>ihr Eintrag {0} ist kein Text</translation>
    </message>
    <message>
        <source>one style was</source>
        <translation>ein Stil wurde</translation>
    </message>
    <message>
        <source>remove it with &apos;artstudio models remove&apos; and add it again</source>
        <translation>bitte mit „artstudio models remove“ entfernen und neu hinzufügen</translation>
    </message>
    <message>
        <source>save a frame of it as a picture first</source>
        <translation>bitte erst ein Einzelbild daraus speichern</translation>
    </message>
    <message>
        <source>save it as PNG or TIFF first</source>
        <translation>bitte erst als PNG oder TIFF speichern</translation>
    </message>
    <message>
        <source>save it as PNG, JPEG or TIFF first</source>
        <translation>bitte erst als PNG, JPEG oder TIFF speichern</translation>
    </message>
    <message>
        <source>save the picture on it instead</source>
        <translation>bitte stattdessen das Bild darauf speichern</translation>
    </message>
    <message>
        <source>the disk is full; free some space and try again</source>
        <translation>der Datenträger ist voll; Platz schaffen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>unpack it first</source>
        <translation>bitte erst entpacken</translation>
    </message>
    <message>
        <source>what makes its picture is unreadable</source>
        <translation>was ihr Bild macht, ist unlesbar</translation>
    </message>
    <message>
        <source>you have no permission for it; change its permissions or choose another folder</source>
        <translation>die Erlaubnis dafür fehlt; die Rechte ändern oder einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>{0} Go on from there.</source>
        <translation>{0} Von dort geht es weiter.</translation>
    </message>
    <message>
        <source>{0} Until then, styles you add are kept only until the window closes.</source>
        <translation>{0} Bis dahin bleiben neue Stile nur, bis das Fenster geschlossen wird.</translation>
    </message>
    <message>
        <source>{0} came with Art Studio and can&apos;t be removed.</source>
        <translation>{0} gehört zu Art Studio und lässt sich nicht entfernen.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be added to {1}: {2}.</source>
        <translation>{0} lässt sich nicht zu {1} hinzufügen: {2}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read: you have no permission for it.</source>
        <translation>{0} lässt sich nicht lesen: Die Erlaubnis dafür fehlt.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be read: {1}.</source>
        <translation>{0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be removed: {1}.</source>
        <translation>{0} lässt sich nicht entfernen: {1}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be taken away: {1}.</source>
        <translation>{0} lässt sich nicht entfernen: {1}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be wider or higher than {1} pixels; make the film smaller.</source>
        <translation>{0} kann höchstens {1} Pixel breit und hoch sein; bitte den Film verkleinern.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be written: {1}.</source>
        <translation>{0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be written; end it in one of {1}, or in nothing for a folder of frames.</source>
        <translation>{0} lässt sich nicht schreiben; mögliche Endungen sind {1} oder keine, für einen Ordner mit Einzelbildern.</translation>
    </message>
    <message>
        <source>{0} can&apos;t be written; give it one of these endings: {1}.</source>
        <translation>{0} lässt sich nicht schreiben; mögliche Endungen sind: {1}.</translation>
    </message>
    <message>
        <source>{0} can&apos;t wander; it isn&apos;t a number or a point.</source>
        <translation>{0} kann nicht streifen; das ist weder Zahl noch Punkt.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be run ({1}).</source>
        <translation>{0} lässt sich nicht ausführen ({1}).</translation>
    </message>
    <message>
        <source>{0} carries no timeline of Art Studio; to paint on a frame of it, save that as a picture first.</source>
        <translation>{0} trägt keine Zeitleiste von Art Studio; zum Malen auf einem Einzelbild daraus erst dieses als Bild speichern.</translation>
    </message>
    <message>
        <source>{0} changed while it was written; begin again.</source>
        <translation>{0} hat sich beim Schreiben geändert; bitte neu beginnen.</translation>
    </message>
    <message>
        <source>{0} claims a {1} of {2}, which no generator has.</source>
        <translation>{0} nennt für {1} {2}, was kein Generator hat.</translation>
    </message>
    <message>
        <source>{0} compression is one of {1}, not {2}.</source>
        <translation>Die Kompression von {0} ist eine von {1}, nicht {2}.</translation>
    </message>
    <message>
        <source>{0} contains a loop ({1}); such networks are not taken.</source>
        <translation>{0} enthält eine Schleife ({1}); solche Netze werden nicht angenommen.</translation>
    </message>
    <message>
        <source>{0} could not be converted in {1}: {2}.</source>
        <translation>{0} ließ sich nicht umwandeln, in {1}: {2}.</translation>
    </message>
    <message>
        <source>{0} does not give a picture: its numbers fit no known range.</source>
        <translation>{0} ergibt kein Bild: Seine Zahlen passen in keinen bekannten Bereich.</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t fit into memory; close other programs first.</source>
        <translation>{0} passt nicht in den Speicher; bitte erst andere Programme schließen.</translation>
    </message>
    <message>
        <source>{0} doesn&apos;t fit: its {1} has another shape or is missing.</source>
        <translation>{0} passt nicht: {1} darin hat eine andere Form oder fehlt.</translation>
    </message>
    <message>
        <source>{0} draws in grey; a training needs a model in color.</source>
        <translation>{0} zeichnet in Grau; ein Training braucht ein farbiges Modell.</translation>
    </message>
    <message>
        <source>{0} draws {1} colors; those of 1 or 3 can be used.</source>
        <translation>{0} zeichnet {1} Farben; verwenden lassen sich die mit 1 oder 3.</translation>
    </message>
    <message>
        <source>{0} draws {1} pixels, and generators draw 32, 64, 128 ... 1,024.</source>
        <translation>{0} zeichnet {1} Pixel; Generatoren zeichnen 32, 64, 128 ... 1024.</translation>
    </message>
    <message>
        <source>{0} draws {1} pixels, not {2}; leave --size out.</source>
        <translation>{0} zeichnet {1} Pixel, nicht {2}; lass --size weg.</translation>
    </message>
    <message>
        <source>{0} draws {1} pixels, which a {2} here can&apos;t.</source>
        <translation>{0} zeichnet {1} Pixel, was {2} hier nicht kann.</translation>
    </message>
    <message>
        <source>{0} failed on a picture ({1}).</source>
        <translation>{0} ist an einem Bild gescheitert ({1}).</translation>
    </message>
    <message>
        <source>{0} files can&apos;t be wider or higher than {1} pixels; write {2} as PNG or TIFF, or smaller.</source>
        <translation>{0}-Dateien haben höchstens {1} Pixel je Seite; {2} als PNG oder TIFF schreiben, oder kleiner.</translation>
    </message>
    <message>
        <source>{0} gives {1} numbers and not a color picture.</source>
        <translation>{0} ergibt {1} Zahlen und kein farbiges Bild.</translation>
    </message>
    <message>
        <source>{0} goes direct or as a spline, not {1}.</source>
        <translation>{0} geht direkt oder als Spline, nicht {1}.</translation>
    </message>
    <message>
        <source>{0} goes from {1} to {2}, not {3}.</source>
        <translation>{0} reicht von {1} bis {2}, nicht {3}.</translation>
    </message>
    <message>
        <source>{0} has an unreadable configuration; convert it again.</source>
        <translation>{0} hat eine unlesbare Konfiguration; bitte neu umwandeln.</translation>
    </message>
    <message>
        <source>{0} has been trained already; go on with --resume, or name another file.</source>
        <translation>{0} ist schon trainiert; mit --resume weitermachen oder eine andere Datei nennen.</translation>
    </message>
    <message>
        <source>{0} has neither 8 nor 16 bits per channel; save it with 16 first.</source>
        <translation>{0} hat weder 8 noch 16 Bit je Kanal; bitte erst mit 16 speichern.</translation>
    </message>
    <message>
        <source>{0} has no recipe inside; only pictures exported by Art Studio have one.</source>
        <translation>{0} enthält kein Rezept; nur von Art Studio exportierte Bilder haben eines.</translation>
    </message>
    <message>
        <source>{0} has no slider {1} for the timeline to move.</source>
        <translation>{0} hat keinen Regler {1}, den die Zeitleiste bewegen könnte.</translation>
    </message>
    <message>
        <source>{0} has no space to place pictures in; choose another generator.</source>
        <translation>{0} hat keinen Raum, um Bilder einzuordnen; bitte einen anderen Generator wählen.</translation>
    </message>
    <message>
        <source>{0} has no {1}, which begins anew.</source>
        <translation>{0} hat kein {1}; es beginnt neu.</translation>
    </message>
    <message>
        <source>{0} has two tracks in the timeline; remove one of them.</source>
        <translation>{0} hat zwei Spuren in der Zeitleiste; bitte eine entfernen.</translation>
    </message>
    <message>
        <source>{0} has up to {1} frames a second, and more than none, not {2}.</source>
        <translation>{0} hat bis zu {1} Bilder pro Sekunde und mehr als keines, nicht {2}.</translation>
    </message>
    <message>
        <source>{0} has {1} MB, too much for {2}.</source>
        <translation>{0} hat {1} MB, zu viel für {2}.</translation>
    </message>
    <message>
        <source>{0} has {1} inputs and {2} outputs; a network that turns one picture into one picture is needed.</source>
        <translation>{0} hat {1} Eingänge und {2} Ausgänge; gebraucht wird ein Netz, das aus einem Bild ein Bild macht.</translation>
    </message>
    <message>
        <source>{0} has {1} megapixels and doesn&apos;t fit into memory; close other programs or make it smaller first.</source>
        <translation>{0} hat {1} Megapixel und passt nicht in den Speicher; andere Programme schließen oder das Bild verkleinern.</translation>
    </message>
    <message>
        <source>{0} holds a {1} and not the tensors of a network (a state dict).</source>
        <translation>{0} enthält {1} und nicht die Tensoren eines Netzes (state dict).</translation>
    </message>
    <message>
        <source>{0} holds no pictures; {1}</source>
        <translation>{0} enthält keine Bilder; {1}</translation>
    </message>
    <message>
        <source>{0} holds no sound; choose MP4 or WebM, or leave the sound out.</source>
        <translation>{0} fasst keinen Ton; MP4 oder WebM wählen oder den Ton weglassen.</translation>
    </message>
    <message>
        <source>{0} holds no sound; choose a sound file.</source>
        <translation>{0} enthält keinen Ton; bitte eine Tondatei wählen.</translation>
    </message>
    <message>
        <source>{0} holds {1} pictures; {2} are the most.</source>
        <translation>{0} enthält {1} Bilder; {2} sind das Höchste.</translation>
    </message>
    <message>
        <source>{0} is a color such as #3366ff, not {1}.</source>
        <translation>{0} ist eine Farbe wie #3366ff, nicht {1}.</translation>
    </message>
    <message>
        <source>{0} is a damaged safetensors file; get it again.</source>
        <translation>{0} ist eine beschädigte Safetensors-Datei; bitte neu beschaffen.</translation>
    </message>
    <message>
        <source>{0} is a device, not a file; choose a picture.</source>
        <translation>{0} ist ein Gerät und keine Datei; bitte ein Bild wählen.</translation>
    </message>
    <message>
        <source>{0} is a device, not a file; choose another name.</source>
        <translation>{0} ist ein Gerät und keine Datei; bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>{0} is a device, not a file; drop a network file instead.</source>
        <translation>{0} ist ein Gerät und keine Datei; bitte eine Netzdatei ablegen.</translation>
    </message>
    <message>
        <source>{0} is a file; PNG frames need a folder.</source>
        <translation>{0} ist eine Datei; PNG-Bilder brauchen einen Ordner.</translation>
    </message>
    <message>
        <source>{0} is a file; name a folder of pictures.</source>
        <translation>{0} ist eine Datei; bitte einen Ordner mit Bildern nennen.</translation>
    </message>
    <message>
        <source>{0} is a finite number, not {1}.</source>
        <translation>{0} ist eine endliche Zahl, nicht {1}.</translation>
    </message>
    <message>
        <source>{0} is a folder without a training; name a model&apos;s file.</source>
        <translation>{0} ist ein Ordner ohne Training; bitte die Datei eines Modells nennen.</translation>
    </message>
    <message>
        <source>{0} is a folder without the frames of a film; open a file instead.</source>
        <translation>{0} ist ein Ordner ohne die Einzelbilder eines Films; stattdessen eine Datei öffnen.</translation>
    </message>
    <message>
        <source>{0} is a folder; choose a picture inside it.</source>
        <translation>{0} ist ein Ordner; bitte ein Bild darin wählen.</translation>
    </message>
    <message>
        <source>{0} is a folder; drop a network file instead.</source>
        <translation>{0} ist ein Ordner; bitte eine Netzdatei ablegen.</translation>
    </message>
    <message>
        <source>{0} is a folder; give the file another name.</source>
        <translation>{0} ist ein Ordner; bitte der Datei einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>{0} is a list of {1} numbers.</source>
        <translation>{0} ist eine Liste von {1} Zahlen.</translation>
    </message>
    <message>
        <source>{0} is a number, not {1}.</source>
        <translation>{0} ist eine Zahl, nicht {1}.</translation>
    </message>
    <message>
        <source>{0} is a point in a latent space, not {1}.</source>
        <translation>{0} ist ein Punkt in einem latenten Raum, nicht {1}.</translation>
    </message>
    <message>
        <source>{0} is a training of a {1}, not of a {2}; name that kind, or another file.</source>
        <translation>{0} ist ein Training von {1}, nicht von {2}; diese Art nennen oder eine andere Datei.</translation>
    </message>
    <message>
        <source>{0} is a whole number from {1} to {2}.</source>
        <translation>{0} ist eine ganze Zahl von {1} bis {2}.</translation>
    </message>
    <message>
        <source>{0} is a {1}, and a {2} can only begin with a {3}.</source>
        <translation>{0} ist ein {1}, und {2} kann nur mit {3} beginnen.</translation>
    </message>
    <message>
        <source>{0} is being trained already by process {1}; wait for it, or name another file.</source>
        <translation>{0} wird schon von Prozess {1} trainiert; bitte warten oder eine andere Datei nennen.</translation>
    </message>
    <message>
        <source>{0} is being trained already; wait for it, or name another file.</source>
        <translation>{0} wird schon trainiert; bitte warten oder eine andere Datei nennen.</translation>
    </message>
    <message>
        <source>{0} is damaged ({1}: {2}); get it again.</source>
        <translation>{0} ist beschädigt ({1}: {2}); bitte neu beschaffen.</translation>
    </message>
    <message>
        <source>{0} is damaged or cut short: {1}; get it again.</source>
        <translation>{0} ist beschädigt oder abgeschnitten: {1}; bitte neu beschaffen.</translation>
    </message>
    <message>
        <source>{0} is damaged or cut short{1}; get it again.</source>
        <translation>{0} ist beschädigt oder abgeschnitten{1}; bitte neu beschaffen.</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete; copy or download it again.</source>
        <translation>{0} ist beschädigt oder unvollständig; bitte neu kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>{0} is damaged or not an ONNX file.</source>
        <translation>{0} ist beschädigt oder keine ONNX-Datei.</translation>
    </message>
    <message>
        <source>{0} is damaged: {1} holds numbers that are not finite.</source>
        <translation>{0} ist beschädigt: {1} enthält Zahlen, die nicht endlich sind.</translation>
    </message>
    <message>
        <source>{0} is either on or off.</source>
        <translation>{0} ist entweder an oder aus.</translation>
    </message>
    <message>
        <source>{0} is empty; copy or download it again.</source>
        <translation>{0} ist leer; bitte neu kopieren oder herunterladen.</translation>
    </message>
    <message>
        <source>{0} is empty; get it again.</source>
        <translation>{0} ist leer; bitte neu beschaffen.</translation>
    </message>
    <message>
        <source>{0} is larger than 2 GB; make it smaller first.</source>
        <translation>{0} ist größer als 2 GB; bitte erst verkleinern.</translation>
    </message>
    <message>
        <source>{0} is larger than files may be there; choose another disk.</source>
        <translation>{0} ist größer, als Dateien dort sein dürfen; bitte einen anderen Datenträger wählen.</translation>
    </message>
    <message>
        <source>{0} is no point in a latent space; &apos;artstudio invert&apos; writes such files.</source>
        <translation>{0} ist kein Punkt in einem latenten Raum; „artstudio invert“ schreibt solche Dateien.</translation>
    </message>
    <message>
        <source>{0} is not a network: it is no pickle, PyTorch or safetensors file.</source>
        <translation>{0} ist kein Netz: Es ist keine Pickle-, PyTorch- oder Safetensors-Datei.</translation>
    </message>
    <message>
        <source>{0} is not an ONNX network: it holds no layers.</source>
        <translation>{0} ist kein ONNX-Netz: Es enthält keine Schichten.</translation>
    </message>
    <message>
        <source>{0} is not of a known layout: it holds {1}. Known are the generators of StyleGAN2-ADA, StyleGAN3, rosinality, lucidrains and PyTorch&apos;s DCGAN tutorial.</source>
        <translation>{0} ist von unbekanntem Aufbau: Darin sind {1}. Bekannt sind die Generatoren von StyleGAN2-ADA, StyleGAN3, rosinality, lucidrains und PyTorchs DCGAN-Anleitung.</translation>
    </message>
    <message>
        <source>{0} is not of a known layout: it holds {1}. Only networks of PyTorch&apos;s fast_neural_style example are recognized.</source>
        <translation>{0} ist von unbekanntem Aufbau: Darin sind {1}. Erkannt werden nur Netze aus PyTorchs Beispiel fast_neural_style.</translation>
    </message>
    <message>
        <source>{0} is not quite a StyleGAN3: its filter {1} is not the paper&apos;s.</source>
        <translation>{0} ist nicht ganz ein StyleGAN3: Sein Filter {1} ist nicht der aus dem Artikel.</translation>
    </message>
    <message>
        <source>{0} is not quite a fast_neural_style network: {1} has {2} where {3} should be.</source>
        <translation>{0} ist nicht ganz ein Netz von fast_neural_style: {1} hat {2}, wo {3} sein sollte.</translation>
    </message>
    <message>
        <source>{0} is not quite {1}: it also holds {2}.</source>
        <translation>{0} ist nicht ganz {1}: Darin ist auch {2}.</translation>
    </message>
    <message>
        <source>{0} is not quite {1}: its sizes don&apos;t fit together.</source>
        <translation>{0} ist nicht ganz {1}: Seine Größen passen nicht zusammen.</translation>
    </message>
    <message>
        <source>{0} is not quite {1}: parts of it are missing or misshapen.</source>
        <translation>{0} ist nicht ganz {1}: Teile davon fehlen oder haben die falsche Form.</translation>
    </message>
    <message>
        <source>{0} is not quite {1}: {2} has {3} where {4} should be.</source>
        <translation>{0} ist nicht ganz {1}: {2} hat {3}, wo {4} sein sollte.</translation>
    </message>
    <message>
        <source>{0} is not quite {1}: {2}.</source>
        <translation>{0} ist nicht ganz {1}: {2}.</translation>
    </message>
    <message>
        <source>{0} is not there; name a folder of pictures.</source>
        <translation>{0} ist nicht da; bitte einen Ordner mit Bildern nennen.</translation>
    </message>
    <message>
        <source>{0} is one of {1}, not {2}.</source>
        <translation>{0} ist eines von {1}, nicht {2}.</translation>
    </message>
    <message>
        <source>{0} is there already; name another file, or begin --from it.</source>
        <translation>{0} ist schon da; eine andere Datei nennen oder mit --from daraus beginnen.</translation>
    </message>
    <message>
        <source>{0} is too large to be a timeline.</source>
        <translation>{0} ist zu groß für eine Zeitleiste.</translation>
    </message>
    <message>
        <source>{0} is too large: {1} has {2} numbers.</source>
        <translation>{0} ist zu groß: {1} hat {2} Zahlen.</translation>
    </message>
    <message>
        <source>{0} is trained with --augment {1}.</source>
        <translation>{0} wird mit --augment {1} trainiert.</translation>
    </message>
    <message>
        <source>{0} is trained with --critic {1}.</source>
        <translation>{0} wird mit --critic {1} trainiert.</translation>
    </message>
    <message>
        <source>{0} is unreadable</source>
        <translation>{0} ist unlesbar</translation>
    </message>
    <message>
        <source>{0} is what the film is made of, which would be lost; choose another name.</source>
        <translation>{0} gehört zu dem, woraus der Film entsteht, und ginge verloren; einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>{0} is {1} x {2} pixels; pictures of up to {3} megapixels can be opened, so make it smaller first.</source>
        <translation>{0} hat {1} x {2} Pixel; öffnen lassen sich Bilder bis {3} Megapixel, also bitte erst verkleinern.</translation>
    </message>
    <message>
        <source>{0} is {1}, not a picture that can be opened here; {2}.</source>
        <translation>{0} ist {1} und kein Bild, das sich hier öffnen lässt; {2}.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a film, or it is damaged.</source>
        <translation>{0} ist kein Film oder beschädigt.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a picture that can be opened here; {1} can.</source>
        <translation>{0} ist kein Bild, das sich hier öffnen lässt; möglich sind {1}.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a sound file, or it is damaged.</source>
        <translation>{0} ist keine Tondatei oder beschädigt.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t a timeline of Art Studio.</source>
        <translation>{0} ist keine Zeitleiste von Art Studio.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t there; it may have been moved or deleted.</source>
        <translation>{0} ist nicht da; vielleicht wurde die Datei verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>{0} keeps its weights in other files; only networks in a single file are taken.</source>
        <translation>{0} hält seine Gewichte in anderen Dateien; angenommen werden nur Netze in einer einzigen.</translation>
    </message>
    <message>
        <source>{0} makes no picture to paint on.</source>
        <translation>{0} macht kein Bild, das sich bemalen ließe.</translation>
    </message>
    <message>
        <source>{0} pictures, {1} pixels at the short side.</source>
        <translation>{0} Bilder, {1} Pixel an der kurzen Seite.</translation>
    </message>
    <message>
        <source>{0} pictures, {1} to {2} pixels at the short side.</source>
        <translation>{0} Bilder, {1} bis {2} Pixel an der kurzen Seite.</translation>
    </message>
    <message>
        <source>{0} styles were</source>
        <translation>{0} Stile wurden</translation>
    </message>
    <message>
        <source>{0} takes or gives other values than the colors of a picture.</source>
        <translation>{0} nimmt oder gibt andere Werte als die Farben eines Bildes.</translation>
    </message>
    <message>
        <source>{0} takes pictures of {1} x {2} only, which is too large.</source>
        <translation>{0} nimmt nur Bilder von {1} x {2}, und das ist zu groß.</translation>
    </message>
    <message>
        <source>{0} takes {1} numbers and not a color picture.</source>
        <translation>{0} nimmt {1} Zahlen und kein farbiges Bild.</translation>
    </message>
    <message>
        <source>{0} wants to run code ({1}), so it was not opened. Ask for a file with nothing but tensors (a state dict).</source>
        <translation>{0} will Code ausführen ({1}) und wurde deshalb nicht geöffnet. Bitte um eine Datei, die nur Tensoren enthält (state dict).</translation>
    </message>
    <message>
        <source>{0} was written by a newer Art Studio; update Art Studio to read it.</source>
        <translation>{0} stammt von einem neueren Art Studio; Art Studio aktualisieren, um es zu lesen.</translation>
    </message>
    <message>
        <source>{0} would have no frames; a film needs one at least.</source>
        <translation>{0} hätte keine Bilder; ein Film braucht mindestens eines.</translation>
    </message>
    <message>
        <source>{0} would hold a single picture; name a folder for PNG frames, or end it in .mp4.</source>
        <translation>{0} enthielte ein einziges Bild; einen Ordner für PNG-Bilder nennen oder die Endung .mp4 verwenden.</translation>
    </message>
    <message>
        <source>{0}, a part of the training, can&apos;t be read: {1}.</source>
        <translation>{0}, ein Teil des Trainings, lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>{0}… is too long a name; choose a shorter one.</source>
        <translation>{0}… ist ein zu langer Name; bitte einen kürzeren wählen.</translation>
    </message>
</context>
<context>
    <name>slider_choice</name>
    <message>
        <source>Style: {title}</source>
        <translation>Stil: {title}</translation>
    </message>
</context>
<context>
    <name>styles</name>
    <message>
        <source>Autumn Storm</source>
        <translation>Herbststurm</translation>
    </message>
    <message>
        <source>Brick City</source>
        <translation>Ziegelstadt</translation>
    </message>
    <message>
        <source>Candy Sketch</source>
        <translation>Bonbonskizze</translation>
    </message>
    <message>
        <source>Carved Birch</source>
        <translation>Birkenschnitt</translation>
    </message>
    <message>
        <source>Charcoal Dawn</source>
        <translation>Kohlemorgen</translation>
    </message>
    <message>
        <source>Embers</source>
        <translation>Glut</translation>
    </message>
    <message>
        <source>Harvest Sky</source>
        <translation>Erntehimmel</translation>
    </message>
    <message>
        <source>Ink and Poppies</source>
        <translation>Mohntusche</translation>
    </message>
    <message>
        <source>Jungle Poster</source>
        <translation>Dschungel</translation>
    </message>
    <message>
        <source>Lavender Dusk</source>
        <translation>Lavendelabend</translation>
    </message>
    <message>
        <source>Linocut Maze</source>
        <translation>Linolschnitt</translation>
    </message>
    <message>
        <source>Midnight Lace</source>
        <translation>Nachtspitze</translation>
    </message>
    <message>
        <source>Night Furrows</source>
        <translation>Nachtfurchen</translation>
    </message>
    <message>
        <source>Night Primaries</source>
        <translation>Nachtfarben</translation>
    </message>
    <message>
        <source>Nocturne</source>
        <translation>Nocturne</translation>
    </message>
    <message>
        <source>Ocher Etching</source>
        <translation>Ockerstich</translation>
    </message>
    <message>
        <source>Pastel Mosaic</source>
        <translation>Pastellmosaik</translation>
    </message>
    <message>
        <source>Pop Cutouts</source>
        <translation>Scherenschnitt</translation>
    </message>
    <message>
        <source>Red Lacquer</source>
        <translation>Roter Lack</translation>
    </message>
    <message>
        <source>Ruby Sunset</source>
        <translation>Rubinabend</translation>
    </message>
    <message>
        <source>Sea Glass</source>
        <translation>Meerglas</translation>
    </message>
    <message>
        <source>Stained Glass</source>
        <translation>Kirchenfenster</translation>
    </message>
    <message>
        <source>Starry Strokes</source>
        <translation>Sternenstriche</translation>
    </message>
    <message>
        <source>Twilight Crayon</source>
        <translation>Dämmerkreide</translation>
    </message>
    <message>
        <source>Woodblock Sea</source>
        <translation>Holzschnitt</translation>
    </message>
    <message>
        <source>Yellow and Ink</source>
        <translation>Gelbe Tusche</translation>
    </message>
    <message>
        <source>abstract</source>
        <translation>abstrakt</translation>
    </message>
    <message>
        <source>bold</source>
        <translation>kräftig</translation>
    </message>
    <message>
        <source>bright</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>cool</source>
        <translation>kühl</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>ink</source>
        <translation>Tusche</translation>
    </message>
    <message>
        <source>line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>monochrome</source>
        <translation>einfarbig</translation>
    </message>
    <message>
        <source>mosaic</source>
        <translation>Mosaik</translation>
    </message>
    <message>
        <source>pastel</source>
        <translation>Pastell</translation>
    </message>
    <message>
        <source>print</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>weich</translation>
    </message>
    <message>
        <source>texture</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>A DCGAN that is told what it draws: each folder in yours becomes a class to choose and mix.</source>
        <translation>Ein DCGAN, dem gesagt wird, was es zeichnet: Jeder Ordner darin wird eine Klasse zum Wählen und Mischen.</translation>
    </message>
    <message>
        <source>As small as a DCGAN and steadier: slower, but seldom falls apart, and its loss says how it fares.</source>
        <translation>Klein wie ein DCGAN und stetiger: langsamer, entgleist aber selten, und sein Verlust zeigt, wie es steht.</translation>
    </message>
    <message>
        <source>As small as a DCGAN, with a gentler critic: softer pictures, and more of their variety.</source>
        <translation>Klein wie ein DCGAN, mit milderem Kritiker: weichere Bilder und mehr von ihrer Vielfalt.</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>Diskriminator</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>Vielfalt</translation>
    </message>
    <message>
        <source>Free for all, such as old masters</source>
        <translation>Frei für alle, etwa alte Meister</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generator</translation>
    </message>
    <message>
        <source>How different its pictures are from one another, against how different yours are (perceptual distance, as LPIPS). If it falls, the generator paints the same again and again.</source>
        <translation>Wie verschieden seine Bilder voneinander sind, gemessen daran, wie verschieden die Vorlagen sind (Wahrnehmungsabstand wie LPIPS). Sinkt sie, malt der Generator immer dasselbe.</translation>
    </message>
    <message>
        <source>How easily the discriminator is fooled: takes a made picture for one of yours, or one of yours for made. If it falls to nothing, the generator learns no more.</source>
        <translation>Wie leicht sich der Diskriminator täuschen lässt: ein gemachtes Bild für eines von deinen hält oder umgekehrt. Fällt es auf nichts, lernt der Generator nichts mehr.</translation>
    </message>
    <message>
        <source>How easily the discriminator still tells the generator&apos;s pictures from yours. It needn&apos;t fall: the discriminator learns as well.</source>
        <translation>Wie leicht der Diskriminator die Bilder des Generators noch von deinen unterscheidet. Es muss nicht fallen: Auch der Diskriminator lernt.</translation>
    </message>
    <message>
        <source>How far its pictures keep from the nearest of yours, against how far yours keep from each other. If it falls, the generator copies what it was shown.</source>
        <translation>Wie weit seine Bilder von der nächsten Vorlage entfernt bleiben, gemessen am Abstand der Vorlagen voneinander. Sinkt sie, kopiert der Generator, was ihm gezeigt wurde.</translation>
    </message>
    <message>
        <source>How far your pictures, drawn again from what it noted of them, are from what they were (mean squared error).</source>
        <translation>Wie weit deine Bilder, neu gezeichnet nach dem, was es sich von ihnen gemerkt hat, von den echten entfernt sind (mittlerer quadratischer Fehler).</translation>
    </message>
    <message>
        <source>How it composes (coarse layers)</source>
        <translation>Wie er komponiert (grobe Schichten)</translation>
    </message>
    <message>
        <source>How it draws them</source>
        <translation>Wie er sie zeichnet</translation>
    </message>
    <message>
        <source>How it forms things (middle layers)</source>
        <translation>Wie er formt (mittlere Schichten)</translation>
    </message>
    <message>
        <source>How it reads pictures</source>
        <translation>Wie er Bilder liest</translation>
    </message>
    <message>
        <source>How much it notes of each picture, in nats. At nothing, all its pictures would look alike.</source>
        <translation>Wie viel es sich von jedem Bild merkt, in Nats. Bei nichts sähen alle seine Bilder gleich aus.</translation>
    </message>
    <message>
        <source>How near its pictures come to yours, as a network sees them that knows photographs: 0 % is flat color, 100 % as near as yours are to each other (realism score of precision and recall).</source>
        <translation>Wie nah seine Bilder den Vorlagen kommen, gesehen von einem Netz, das Fotos kennt: 0 % ist eine einfarbige Fläche, 100 % so nah wie die Vorlagen einander (Realism Score zu Precision und Recall).</translation>
    </message>
    <message>
        <source>Its colors and brushwork (fine layers)</source>
        <translation>Farben und Strich (feine Schichten)</translation>
    </message>
    <message>
        <source>Its way from seeds to sliders</source>
        <translation>Sein Weg vom Startwert zu den Reglern</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL-Divergenz</translation>
    </message>
    <message>
        <source>Learns to describe pictures and to draw them from that: soft, steady, and quick to place your own.</source>
        <translation>Lernt, Bilder zu beschreiben und daraus zu zeichnen: weich, stetig und schnell im Einordnen eigener.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>Meine eigenen</translation>
    </message>
    <message>
        <source>Realism</source>
        <translation>Realismus</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>Rekonstruktion</translation>
    </message>
    <message>
        <source>Small and quick: something is seen within minutes, on any computer.</source>
        <translation>Klein und schnell: Auf jedem Rechner ist in Minuten etwas zu sehen.</translation>
    </message>
    <message>
        <source>Someone else&apos;s, who allows it</source>
        <translation>Die von jemandem, der es erlaubt</translation>
    </message>
    <message>
        <source>Suggested: StyleGAN2, since there is a GPU here.</source>
        <translation>Vorschlag: StyleGAN2, denn hier ist eine GPU.</translation>
    </message>
    <message>
        <source>Suggested: StyleGAN2, since there is a GPU here. From so few pictures it learns best when it begins with a generator that can draw.</source>
        <translation>Vorschlag: StyleGAN2, denn hier ist eine GPU. Aus so wenigen Bildern lernt es am besten, wenn es mit einem Generator beginnt, der schon zeichnen kann.</translation>
    </message>
    <message>
        <source>Suggested: a VAE, which has something to show soonest without a GPU.</source>
        <translation>Vorschlag: ein VAE, denn ohne GPU zeigt es am frühesten etwas.</translation>
    </message>
    <message>
        <source>The finest pictures and the most sliders: what is large, middling and fine can be mixed. Learns slowly; wants a GPU, or patience.</source>
        <translation>Die feinsten Bilder und die meisten Regler: Großes, Mittleres und Feines lässt sich mischen. Lernt langsam; braucht eine GPU oder Geduld.</translation>
    </message>
    <message>
        <source>Uniqueness</source>
        <translation>Eigenständigkeit</translation>
    </message>
    <message>
        <source>What the training makes as small as it can: reconstruction and KL divergence, weighed against each other (the negative evidence lower bound).</source>
        <translation>Was das Training so klein wie möglich macht: Rekonstruktion und KL-Divergenz, gegeneinander abgewogen (die negative Evidence Lower Bound).</translation>
    </message>
</context>
</TS>
