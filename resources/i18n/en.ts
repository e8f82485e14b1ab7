<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Header</name>
    <message>
        <source>Simulated</source>
        <translation>Simulated</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>All shortcuts</source>
        <translation>All shortcuts</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>This city has no cameras</source>
        <translation>This city has no cameras</translation>
    </message>
    <message>
        <source>Name, number, road, district or initial consonants</source>
        <translation>Name, number, road, district or initial consonants</translation>
    </message>
    <message>
        <source>No camera found for “{query}”. The nearest names:</source>
        <translation>No camera found for “{query}”. The nearest names:</translation>
    </message>
</context>
<context>
    <name>Snapshot</name>
    <message>
        <source>There is no picture to save in this tile</source>
        <translation>There is no picture to save in this tile</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>R puts a camera here</source>
        <translation>R puts a camera here</translation>
    </message>
    <message>
        <source>This tile cannot be shown</source>
        <translation>This tile cannot be shown</translation>
    </message>
    <message>
        <source>low: {reason}</source>
        <translation>low: {reason}</translation>
    </message>
    <message>
        <source>{duration} late</source>
        <translation>{duration} late</translation>
    </message>
    <message>
        <source>{state} {duration}</source>
        <translation>{state} {duration}</translation>
    </message>
    <message>
        <source>Last picture {time}</source>
        <translation>Last picture {time}</translation>
    </message>
    <message>
        <source>Next try in {duration}</source>
        <translation>Next try in {duration}</translation>
    </message>
    <message>
        <source>Ask {contact}</source>
        <translation>Ask {contact}</translation>
    </message>
</context>
<context>
    <name>Wall</name>
    <message>
        <source>There is no layout {number}, the city has {count}</source>
        <translation>There is no layout {number}, the city has {count}</translation>
    </message>
    <message>
        <source>The built-in city cannot be changed, copy its folder to make one of your own</source>
        <translation>The built-in city cannot be changed, copy its folder to make one of your own</translation>
    </message>
    <message>
        <source>The cameras that failed together are back</source>
        <translation>The cameras that failed together are back</translation>
    </message>
    <message>
        <source>{failed} of {total} cameras failed together, probably the network</source>
        <translation>{failed} of {total} cameras failed together, probably the network</translation>
    </message>
    <message numerus="yes">
        <source>{problem} (and %n more, run: controlroom check)</source>
        <translation>
            <numerusform>{problem} (and %n more, run: controlroom check)</numerusform>
            <numerusform>{problem} (and %n more, run: controlroom check)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WallWindow</name>
    <message>
        <source>Select a tile first</source>
        <translation>Select a tile first</translation>
    </message>
    <message>
        <source>Search cameras</source>
        <translation>Search cameras</translation>
    </message>
    <message>
        <source>Replace the camera of the selected tile</source>
        <translation>Replace the camera of the selected tile</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>There is nothing to undo</translation>
    </message>
    <message>
        <source>There is nothing to save, the layout is as in its file</source>
        <translation>There is nothing to save, the layout is as in its file</translation>
    </message>
    <message>
        <source>Select a camera by its number</source>
        <translation>Select a camera by its number</translation>
    </message>
    <message>
        <source>{camera} is not on this wall, select the tile it should replace first</source>
        <translation>{camera} is not on this wall, select the tile it should replace first</translation>
    </message>
    <message>
        <source>{one} and {other} change places</source>
        <translation>{one} and {other} change places</translation>
    </message>
    <message>
        <source>{camera} moves to the empty cell</source>
        <translation>{camera} moves to the empty cell</translation>
    </message>
    <message>
        <source>Picture saved as {file}</source>
        <translation>Picture saved as {file}</translation>
    </message>
    <message>
        <source>Picture could not be saved: {reason}</source>
        <translation>Picture could not be saved: {reason}</translation>
    </message>
</context>
<context>
    <name>advice</name>
    <message>
        <source>Check power and network of the camera</source>
        <translation>Check power and network of the camera</translation>
    </message>
    <message>
        <source>Restart the camera if it stays silent</source>
        <translation>Restart the camera if it stays silent</translation>
    </message>
    <message>
        <source>Correct the user name and password of this camera</source>
        <translation>Correct the user name and password of this camera</translation>
    </message>
    <message>
        <source>Correct the stream address in the camera list</source>
        <translation>Correct the stream address in the camera list</translation>
    </message>
    <message>
        <source>Close other viewers of this camera</source>
        <translation>Close other viewers of this camera</translation>
    </message>
    <message>
        <source>Check kind and address in the camera list</source>
        <translation>Check kind and address in the camera list</translation>
    </message>
    <message>
        <source>Set the camera to H.264, H.265 or MJPEG</source>
        <translation>Set the camera to H.264, H.265 or MJPEG</translation>
    </message>
    <message>
        <source>Renew the certificate, or name its authority in the city&apos;s file</source>
        <translation>Renew the certificate, or name its authority in the city&apos;s file</translation>
    </message>
    <message>
        <source>Put the file back or correct its path in the camera list</source>
        <translation>Put the file back or correct its path in the camera list</translation>
    </message>
    <message>
        <source>Check the camera&apos;s firmware and stream settings</source>
        <translation>Check the camera&apos;s firmware and stream settings</translation>
    </message>
    <message>
        <source>Send the log to the people who maintain this program</source>
        <translation>Send the log to the people who maintain this program</translation>
    </message>
</context>
<context>
    <name>bench</name>
    <message>
        <source>The screen is smaller than the window, {screen}: what is outside of it is not shown</source>
        <translation>The screen is smaller than the window, {screen}: what is outside of it is not shown</translation>
    </message>
    <message>
        <source>run {number} of {total}</source>
        <translation>run {number} of {total}</translation>
    </message>
    <message>
        <source>a window with many live streams, beside the decode limit of the same streams</source>
        <translation>a window with many live streams, beside the decode limit of the same streams</translation>
    </message>
    <message>
        <source>the server of all cameras, or a decode worker, dies: seconds until each camera is live again</source>
        <translation>the server of all cameras, or a decode worker, dies: seconds until each camera is live again</translation>
    </message>
    <message>
        <source>seconds until silence, frozen and looped pictures are seen, and false alarms</source>
        <translation>seconds until silence, frozen and looped pictures are seen, and false alarms</translation>
    </message>
    <message>
        <source>many reconnects: growth of memory, threads and descriptors</source>
        <translation>many reconnects: growth of memory, threads and descriptors</translation>
    </message>
    <message>
        <source>the wall for a long time: growth, and the worst of everything</source>
        <translation>the wall for a long time: growth, and the worst of everything</translation>
    </message>
    <message>
        <source>a tour of pages: time from a change to all pictures on the screen</source>
        <translation>a tour of pages: time from a change to all pictures on the screen</translation>
    </message>
    <message>
        <source>the same streams in ffmpeg, GStreamer and mpv, where they are installed</source>
        <translation>the same streams in ffmpeg, GStreamer and mpv, where they are installed</translation>
    </message>
    <message>
        <source>past numbers into a fresh store, how soon they are read, and what gathering costs</source>
        <translation>past numbers into a fresh store, how soon they are read, and what gathering costs</translation>
    </message>
    <message>
        <source>number of streams</source>
        <translation>number of streams</translation>
    </message>
    <message>
        <source>size of the window in pixels, such as 1920x1080</source>
        <translation>size of the window in pixels, such as 1920x1080</translation>
    </message>
    <message>
        <source>measure so many times; median, least and most of every figure</source>
        <translation>measure so many times; median, least and most of every figure</translation>
    </message>
    <message>
        <source>seconds to measure each</source>
        <translation>seconds to measure each</translation>
    </message>
    <message>
        <source>seconds to wait for false alarms</source>
        <translation>seconds to wait for false alarms</translation>
    </message>
    <message>
        <source>address of someone else&apos;s streams, with {i} for the number of the stream, from 0</source>
        <translation>address of someone else&apos;s streams, with {i} for the number of the stream, from 0</translation>
    </message>
    <message>
        <source>address of their small streams, likewise</source>
        <translation>address of their small streams, likewise</translation>
    </message>
    <message>
        <source>feed kind of the source, where its address does not tell</source>
        <translation>feed kind of the source, where its address does not tell</translation>
    </message>
    <message>
        <source>decode workers; one a core when not given</source>
        <translation>decode workers; one a core when not given</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>print one JSON document</translation>
    </message>
    <message>
        <source>cameras with main streams of this size and rate, such as 1920x1080@25</source>
        <translation>cameras with main streams of this size and rate, such as 1920x1080@25</translation>
    </message>
    <message>
        <source>the cameras offer only their main stream, with --main</source>
        <translation>the cameras offer only their main stream, with --main</translation>
    </message>
    <message>
        <source>decode on this machine&apos;s graphics devices, where they prove themselves</source>
        <translation>decode on this machine&apos;s graphics devices, where they prove themselves</translation>
    </message>
    <message>
        <source>what dies: the server of all cameras, or a decode worker</source>
        <translation>what dies: the server of all cameras, or a decode worker</translation>
    </message>
    <message>
        <source>seconds for which the server is away</source>
        <translation>seconds for which the server is away</translation>
    </message>
    <message>
        <source>number of reconnects</source>
        <translation>number of reconnects</translation>
    </message>
    <message>
        <source>cameras that reconnect at the same time</source>
        <translation>cameras that reconnect at the same time</translation>
    </message>
    <message>
        <source>minutes to run</source>
        <translation>minutes to run</translation>
    </message>
    <message>
        <source>folder for a picture of the wall each minute</source>
        <translation>folder for a picture of the wall each minute</translation>
    </message>
    <message>
        <source>let cameras misbehave, one after the other</source>
        <translation>let cameras misbehave, one after the other</translation>
    </message>
    <message>
        <source>number that chooses the cameras that misbehave</source>
        <translation>number that chooses the cameras that misbehave</translation>
    </message>
    <message>
        <source>seconds to gather from 300 sources; 0 leaves that out</source>
        <translation>seconds to gather from 300 sources; 0 leaves that out</translation>
    </message>
    <message>
        <source>how often the data service is killed; 0 leaves that out</source>
        <translation>how often the data service is killed; 0 leaves that out</translation>
    </message>
    <message>
        <source>number of samples</source>
        <translation>number of samples</translation>
    </message>
    <message>
        <source>cameras on a page</source>
        <translation>cameras on a page</translation>
    </message>
    <message>
        <source>number of page changes</source>
        <translation>number of page changes</translation>
    </message>
    <message>
        <source>seconds for which a page is shown</source>
        <translation>seconds for which a page is shown</translation>
    </message>
    <message>
        <source>Say with --kind what {source} is</source>
        <translation>Say with --kind what {source} is</translation>
    </message>
    <message>
        <source>--no-sub needs --main, the size of the main streams</source>
        <translation>--no-sub needs --main, the size of the main streams</translation>
    </message>
    <message>
        <source>--main is for streams of our own; leave it out with --source</source>
        <translation>--main is for streams of our own; leave it out with --source</translation>
    </message>
    <message>
        <source>--sub-source needs --source</source>
        <translation>--sub-source needs --source</translation>
    </message>
    <message>
        <source>--faults is for streams of our own; leave it out with --source</source>
        <translation>--faults is for streams of our own; leave it out with --source</translation>
    </message>
    <message>
        <source>write even sizes and a rate as 1920x1080@25</source>
        <translation>write even sizes and a rate as 1920x1080@25</translation>
    </message>
    <message>
        <source>Not measured: {reason}</source>
        <translation>Not measured: {reason}</translation>
    </message>
    <message>
        <source>streams</source>
        <translation>streams</translation>
    </message>
    <message>
        <source>cameras offer</source>
        <translation>cameras offer</translation>
    </message>
    <message>
        <source>window</source>
        <translation>window</translation>
    </message>
    <message>
        <source>measured for, s</source>
        <translation>measured for, s</translation>
    </message>
    <message>
        <source>processor time, cores</source>
        <translation>processor time, cores</translation>
    </message>
    <message>
        <source>decode limit</source>
        <translation>decode limit</translation>
    </message>
    <message>
        <source>window&apos;s process</source>
        <translation>window&apos;s process</translation>
    </message>
    <message>
        <source>decode workers</source>
        <translation>decode workers</translation>
    </message>
    <message>
        <source>together</source>
        <translation>together</translation>
    </message>
    <message>
        <source>X server</source>
        <translation>X server</translation>
    </message>
    <message>
        <source>over the decode limit</source>
        <translation>over the decode limit</translation>
    </message>
    <message>
        <source>pictures a second at the decode limit</source>
        <translation>pictures a second at the decode limit</translation>
    </message>
    <message>
        <source>pictures a second of a camera</source>
        <translation>pictures a second of a camera</translation>
    </message>
    <message>
        <source>pictures a second shown on a tile</source>
        <translation>pictures a second shown on a tile</translation>
    </message>
    <message>
        <source>longest time without a new picture on a tile, s</source>
        <translation>longest time without a new picture on a tile, s</translation>
    </message>
    <message>
        <source>from tick to tick, ms</source>
        <translation>from tick to tick, ms</translation>
    </message>
    <message>
        <source>from read to painted, ms</source>
        <translation>from read to painted, ms</translation>
    </message>
    <message>
        <source>memory, MiB</source>
        <translation>memory, MiB</translation>
    </message>
    <message>
        <source>streams shown</source>
        <translation>streams shown</translation>
    </message>
    <message>
        <source>decoded by</source>
        <translation>decoded by</translation>
    </message>
    <message>
        <source>software</source>
        <translation>software</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>devices</translation>
    </message>
    <message>
        <source>device</source>
        <translation>device</translation>
    </message>
    <message>
        <source>codec</source>
        <translation>codec</translation>
    </message>
    <message>
        <source>used</source>
        <translation>used</translation>
    </message>
    <message>
        <source>why not</source>
        <translation>why not</translation>
    </message>
    <message>
        <source>states</source>
        <translation>states</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>changes</translation>
    </message>
    <message>
        <source>main</source>
        <translation>main</translation>
    </message>
    <message>
        <source>sub</source>
        <translation>sub</translation>
    </message>
    <message>
        <source>half</source>
        <translation>half</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>99 %</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>most</source>
        <translation>most</translation>
    </message>
    <message>
        <source>least</source>
        <translation>least</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>runs</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>late</source>
        <translation>late</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>frozen</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>lost</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>hidden</translation>
    </message>
    <message>
        <source>what died</source>
        <translation>what died</translation>
    </message>
    <message>
        <source>its streams</source>
        <translation>its streams</translation>
    </message>
    <message>
        <source>other streams</source>
        <translation>other streams</translation>
    </message>
    <message>
        <source>others&apos; longest time without a new picture, s</source>
        <translation>others&apos; longest time without a new picture, s</translation>
    </message>
    <message>
        <source>server away for, s</source>
        <translation>server away for, s</translation>
    </message>
    <message>
        <source>until live again, s</source>
        <translation>until live again, s</translation>
    </message>
    <message>
        <source>live again</source>
        <translation>live again</translation>
    </message>
    <message>
        <source>openings</source>
        <translation>openings</translation>
    </message>
    <message>
        <source>most in a second</source>
        <translation>most in a second</translation>
    </message>
    <message>
        <source>allowed a second</source>
        <translation>allowed a second</translation>
    </message>
    <message>
        <source>incidents reported</source>
        <translation>incidents reported</translation>
    </message>
    <message>
        <source>cameras at rest</source>
        <translation>cameras at rest</translation>
    </message>
    <message>
        <source>still scene</source>
        <translation>still scene</translation>
    </message>
    <message>
        <source>night</source>
        <translation>night</translation>
    </message>
    <message>
        <source>traffic</source>
        <translation>traffic</translation>
    </message>
    <message>
        <source>watched for, s</source>
        <translation>watched for, s</translation>
    </message>
    <message>
        <source>false alarms</source>
        <translation>false alarms</translation>
    </message>
    <message>
        <source>seen after, s</source>
        <translation>seen after, s</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>silence</translation>
    </message>
    <message>
        <source>looped</source>
        <translation>looped</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>not seen</translation>
    </message>
    <message>
        <source>others disturbed</source>
        <translation>others disturbed</translation>
    </message>
    <message>
        <source>reconnects</source>
        <translation>reconnects</translation>
    </message>
    <message>
        <source>at the same time</source>
        <translation>at the same time</translation>
    </message>
    <message>
        <source>ended by the server</source>
        <translation>ended by the server</translation>
    </message>
    <message>
        <source>opened anew by the wall</source>
        <translation>opened anew by the wall</translation>
    </message>
    <message>
        <source>growth for each 1,000</source>
        <translation>growth for each 1,000</translation>
    </message>
    <message>
        <source>growth an hour</source>
        <translation>growth an hour</translation>
    </message>
    <message>
        <source>after the beginning</source>
        <translation>after the beginning</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>at the end</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>threads</translation>
    </message>
    <message>
        <source>descriptors</source>
        <translation>descriptors</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>longest time from tick to tick, ms</source>
        <translation>longest time from tick to tick, ms</translation>
    </message>
    <message>
        <source>most cameras at once</source>
        <translation>most cameras at once</translation>
    </message>
    <message>
        <source>faults</source>
        <translation>faults</translation>
    </message>
    <message>
        <source>pictures saved</source>
        <translation>pictures saved</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>samples</translation>
    </message>
    <message>
        <source>file, MiB</source>
        <translation>file, MiB</translation>
    </message>
    <message>
        <source>store, MiB</source>
        <translation>store, MiB</translation>
    </message>
    <message>
        <source>import, s</source>
        <translation>import, s</translation>
    </message>
    <message>
        <source>rows a second</source>
        <translation>rows a second</translation>
    </message>
    <message>
        <source>most memory of the import, MiB</source>
        <translation>most memory of the import, MiB</translation>
    </message>
    <message>
        <source>reading, ms</source>
        <translation>reading, ms</translation>
    </message>
    <message>
        <source>newest of all series</source>
        <translation>newest of all series</translation>
    </message>
    <message>
        <source>newest of an indicator in all districts</source>
        <translation>newest of an indicator in all districts</translation>
    </message>
    <message>
        <source>a day of a series</source>
        <translation>a day of a series</translation>
    </message>
    <message>
        <source>a year by days</source>
        <translation>a year by days</translation>
    </message>
    <message>
        <source>gathering</source>
        <translation>gathering</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>sources</translation>
    </message>
    <message>
        <source>series</source>
        <translation>series</translation>
    </message>
    <message>
        <source>each asked every, s</source>
        <translation>each asked every, s</translation>
    </message>
    <message>
        <source>sources that fail</source>
        <translation>sources that fail</translation>
    </message>
    <message>
        <source>processor, % of a core</source>
        <translation>processor, % of a core</translation>
    </message>
    <message>
        <source>most memory, MiB</source>
        <translation>most memory, MiB</translation>
    </message>
    <message>
        <source>from sent to read by the wall, ms</source>
        <translation>from sent to read by the wall, ms</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>numbers</translation>
    </message>
    <message>
        <source>times</source>
        <translation>times</translation>
    </message>
    <message>
        <source>until it gathers again, s</source>
        <translation>until it gathers again, s</translation>
    </message>
    <message>
        <source>until a new number is stored, s</source>
        <translation>until a new number is stored, s</translation>
    </message>
    <message>
        <source>numbers acknowledged</source>
        <translation>numbers acknowledged</translation>
    </message>
    <message>
        <source>of them lost</source>
        <translation>of them lost</translation>
    </message>
    <message>
        <source>doubled</source>
        <translation>doubled</translation>
    </message>
    <message>
        <source>hours that count wrongly</source>
        <translation>hours that count wrongly</translation>
    </message>
    <message>
        <source>page shown for, s</source>
        <translation>page shown for, s</translation>
    </message>
    <message>
        <source>from change to all pictures, ms</source>
        <translation>from change to all pictures, ms</translation>
    </message>
    <message>
        <source>from change to each picture, ms</source>
        <translation>from change to each picture, ms</translation>
    </message>
    <message>
        <source>changes without all pictures</source>
        <translation>changes without all pictures</translation>
    </message>
    <message>
        <source>tiles that stay</source>
        <translation>tiles that stay</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>tiles</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>left out</translation>
    </message>
    <message>
        <source>program</source>
        <translation>program</translation>
    </message>
    <message>
        <source>streams measured</source>
        <translation>streams measured</translation>
    </message>
    <message>
        <source>over ours</source>
        <translation>over ours</translation>
    </message>
    <message>
        <source>pictures a second</source>
        <translation>pictures a second</translation>
    </message>
    <message>
        <source>fault: {fault}</source>
        <translation>fault: {fault}</translation>
    </message>
    <message>
        <source>server dies</source>
        <translation>server dies</translation>
    </message>
    <message>
        <source>decode worker dies</source>
        <translation>decode worker dies</translation>
    </message>
    <message>
        <source>server returns</source>
        <translation>server returns</translation>
    </message>
    <message>
        <source>tour</source>
        <translation>tour</translation>
    </message>
    <message>
        <source>tiles that stay: {tiles}</source>
        <translation>tiles that stay: {tiles}</translation>
    </message>
    <message>
        <source>{minutes} of {total} min: {live} of {streams} live, {cores} cores, {memory} MiB</source>
        <translation>{minutes} of {total} min: {live} of {streams} live, {cores} cores, {memory} MiB</translation>
    </message>
    <message>
        <source>films: {done} of {total}</source>
        <translation>films: {done} of {total}</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>wall</translation>
    </message>
    <message>
        <source>reconnects: {done} of {total}</source>
        <translation>reconnects: {done} of {total}</translation>
    </message>
    <message>
        <source>other program: {program}</source>
        <translation>other program: {program}</translation>
    </message>
    <message>
        <source>writing a file of {samples} samples</source>
        <translation>writing a file of {samples} samples</translation>
    </message>
    <message>
        <source>importing it</source>
        <translation>importing it</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>reading</translation>
    </message>
    <message>
        <source>gathering for {seconds} s</source>
        <translation>gathering for {seconds} s</translation>
    </message>
    <message>
        <source>killing the data service {kills} times</source>
        <translation>killing the data service {kills} times</translation>
    </message>
</context>
<context>
    <name>cameras</name>
    <message>
        <source>address {address} is not of kind {kind}, which takes {schemes}</source>
        <translation>address {address} is not of kind {kind}, which takes {schemes}</translation>
    </message>
    <message>
        <source>address {address} names no host</source>
        <translation>address {address} names no host</translation>
    </message>
    <message>
        <source>{address} is not an address</source>
        <translation>{address} is not an address</translation>
    </message>
    <message>
        <source>kind {kind} is not known</source>
        <translation>kind {kind} is not known</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>folder of the city, with city.toml, cameras.csv and layouts/</source>
        <translation>folder of the city, with city.toml, cameras.csv and layouts/</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>print one JSON document</translation>
    </message>
    <message>
        <source>Cameras: {good_cameras} good, {bad_cameras} wrong. Layouts: {good_layouts} good, {bad_layouts} wrong</source>
        <translation>Cameras: {good_cameras} good, {bad_cameras} wrong. Layouts: {good_layouts} good, {bad_layouts} wrong</translation>
    </message>
    <message>
        <source>Indicators: {good} good, {bad} wrong</source>
        <translation>Indicators: {good} good, {bad} wrong</translation>
    </message>
    <message>
        <source>Sources of numbers: {good_sources} good, {bad_sources} wrong</source>
        <translation>Sources of numbers: {good_sources} good, {bad_sources} wrong</translation>
    </message>
    <message>
        <source>Certificate is not checked (tls = insecure), cameras: {count}: {cameras}</source>
        <translation>Certificate is not checked (tls = insecure), cameras: {count}: {cameras}</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>A city&apos;s control room on a wall of screens</source>
        <translation>A city&apos;s control room on a wall of screens</translation>
    </message>
    <message>
        <source>language of screens and messages</source>
        <translation>language of screens and messages</translation>
    </message>
    <message>
        <source>write more to the log</source>
        <translation>write more to the log</translation>
    </message>
    <message>
        <source>open the wall; without CITY the built-in simulated city</source>
        <translation>open the wall; without CITY the built-in simulated city</translation>
    </message>
    <message>
        <source>check a city&apos;s files and tell everything that is wrong</source>
        <translation>check a city&apos;s files and tell everything that is wrong</translation>
    </message>
    <message>
        <source>draw a layout without a display and save the picture</source>
        <translation>draw a layout without a display and save the picture</translation>
    </message>
    <message>
        <source>serve the simulated city alone</source>
        <translation>serve the simulated city alone</translation>
    </message>
    <message>
        <source>gather a city&apos;s numbers without a wall</source>
        <translation>gather a city&apos;s numbers without a wall</translation>
    </message>
    <message>
        <source>how every source of a city&apos;s numbers is</source>
        <translation>how every source of a city&apos;s numbers is</translation>
    </message>
    <message>
        <source>ask one source once and show what would be stored</source>
        <translation>ask one source once and show what would be stored</translation>
    </message>
    <message>
        <source>read files of past numbers into a city&apos;s store</source>
        <translation>read files of past numbers into a city&apos;s store</translation>
    </message>
    <message>
        <source>what goes on in a city: incidents, alerts, requests, with their changes</source>
        <translation>what goes on in a city: incidents, alerts, requests, with their changes</translation>
    </message>
    <message>
        <source>the newest number of every series, with unit, source and age</source>
        <translation>the newest number of every series, with unit, source and age</translation>
    </message>
    <message>
        <source>the city&apos;s indicators: values, limits, targets, how they came about</source>
        <translation>the city&apos;s indicators: values, limits, targets, how they came about</translation>
    </message>
    <message>
        <source>measure what this machine can show</source>
        <translation>measure what this machine can show</translation>
    </message>
    <message>
        <source>ask a running wall how it is</source>
        <translation>ask a running wall how it is</translation>
    </message>
</context>
<context>
    <name>data</name>
    <message>
        <source>Reading Parquet needs a package: pip install &apos;controlroom[parquet]&apos;</source>
        <translation>Reading Parquet needs a package: pip install &apos;controlroom[parquet]&apos;</translation>
    </message>
    <message>
        <source>Column {column} is missing; the columns are: {columns}</source>
        <translation>Column {column} is missing; the columns are: {columns}</translation>
    </message>
    <message>
        <source>Column {column} is missing; {nearest} may be meant. The columns are: {columns}</source>
        <translation>Column {column} is missing; {nearest} may be meant. The columns are: {columns}</translation>
    </message>
    <message>
        <source>Column {column} is there twice: {first} and {second}</source>
        <translation>Column {column} is there twice: {first} and {second}</translation>
    </message>
    <message>
        <source>{found} cells where {expected} are wanted</source>
        <translation>{found} cells where {expected} are wanted</translation>
    </message>
    <message>
        <source>indicator is empty</source>
        <translation>indicator is empty</translation>
    </message>
    <message>
        <source>not a time: {text}</source>
        <translation>not a time: {text}</translation>
    </message>
    <message>
        <source>time is far in the future: {text}</source>
        <translation>time is far in the future: {text}</translation>
    </message>
    <message>
        <source>not a number: {text}</source>
        <translation>not a number: {text}</translation>
    </message>
    <message>
        <source>quality is none of good, estimated, suspect: {text}</source>
        <translation>quality is none of good, estimated, suspect: {text}</translation>
    </message>
    <message>
        <source>File is empty</source>
        <translation>File is empty</translation>
    </message>
    <message>
        <source>Text is neither UTF-8, UTF-16 nor CP949</source>
        <translation>Text is neither UTF-8, UTF-16 nor CP949</translation>
    </message>
    <message>
        <source>File is not text</source>
        <translation>File is not text</translation>
    </message>
    <message>
        <source>Not a Parquet file that can be read: {reason}</source>
        <translation>Not a Parquet file that can be read: {reason}</translation>
    </message>
</context>
<context>
    <name>details</name>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Next try</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>Limited</source>
        <translation>Limited</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>Pictures a second</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latency</translation>
    </message>
    <message>
        <source>Dropped pictures</source>
        <translation>Dropped pictures</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>Reconnects</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Tile that cannot be shown</source>
        <translation>Tile that cannot be shown</translation>
    </message>
    <message>
        <source>Empty cell</source>
        <translation>Empty cell</translation>
    </message>
    <message>
        <source>not acknowledged</source>
        <translation>not acknowledged</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>acknowledged</translation>
    </message>
    <message>
        <source>main</source>
        <translation>main</translation>
    </message>
    <message>
        <source>sub</source>
        <translation>sub</translation>
    </message>
    <message>
        <source>{shown} of {sent}</source>
        <translation>{shown} of {sent}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Camera cannot be reached</source>
        <translation>Camera cannot be reached</translation>
    </message>
    <message>
        <source>Camera accepts the connection but sends nothing</source>
        <translation>Camera accepts the connection but sends nothing</translation>
    </message>
    <message>
        <source>Camera refuses the user name or password</source>
        <translation>Camera refuses the user name or password</translation>
    </message>
    <message>
        <source>Camera does not know this stream address</source>
        <translation>Camera does not know this stream address</translation>
    </message>
    <message>
        <source>Camera has no free session</source>
        <translation>Camera has no free session</translation>
    </message>
    <message>
        <source>Camera sends data that is not video</source>
        <translation>Camera sends data that is not video</translation>
    </message>
    <message>
        <source>Camera uses a format this program does not decode</source>
        <translation>Camera uses a format this program does not decode</translation>
    </message>
    <message>
        <source>Camera closed the stream</source>
        <translation>Camera closed the stream</translation>
    </message>
    <message>
        <source>Decoding stopped unexpectedly</source>
        <translation>Decoding stopped unexpectedly</translation>
    </message>
    <message>
        <source>Stream is set aside because it crashed the decoder repeatedly</source>
        <translation>Stream is set aside because it crashed the decoder repeatedly</translation>
    </message>
    <message>
        <source>Video file is missing</source>
        <translation>Video file is missing</translation>
    </message>
    <message>
        <source>Picture fell behind and is being opened anew</source>
        <translation>Picture fell behind and is being opened anew</translation>
    </message>
    <message>
        <source>Camera&apos;s certificate is not trusted</source>
        <translation>Camera&apos;s certificate is not trusted</translation>
    </message>
    <message>
        <source>Program error on this stream, see the log</source>
        <translation>Program error on this stream, see the log</translation>
    </message>
</context>
<context>
    <name>events</name>
    <message>
        <source>an event, as the list names it: SOURCE/ID; tells how it changed</source>
        <translation>an event, as the list names it: SOURCE/ID; tells how it changed</translation>
    </message>
    <message>
        <source>what went on at this time, such as 2026-11-27T18:00 (of the city&apos;s clocks)</source>
        <translation>what went on at this time, such as 2026-11-27T18:00 (of the city&apos;s clocks)</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>print one JSON document</translation>
    </message>
    <message>
        <source>Not a time: {text}</source>
        <translation>Not a time: {text}</translation>
    </message>
    <message>
        <source>There is no event {event}</source>
        <translation>There is no event {event}</translation>
    </message>
    <message>
        <source>Nothing goes on, as far as any source tells</source>
        <translation>Nothing goes on, as far as any source tells</translation>
    </message>
    <message>
        <source>event</source>
        <translation>event</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>level</source>
        <translation>level</translation>
    </message>
    <message>
        <source>state</source>
        <translation>state</translation>
    </message>
    <message>
        <source>place</source>
        <translation>place</translation>
    </message>
    <message>
        <source>since</source>
        <translation>since</translation>
    </message>
    <message>
        <source>title</source>
        <translation>title</translation>
    </message>
    <message>
        <source>from</source>
        <translation>from</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>ended</translation>
    </message>
</context>
<context>
    <name>formula</name>
    <message>
        <source>smallest({values})</source>
        <translation>smallest({values})</translation>
    </message>
    <message>
        <source>largest({values})</source>
        <translation>largest({values})</translation>
    </message>
    <message>
        <source>sum({values})</source>
        <translation>sum({values})</translation>
    </message>
    <message>
        <source>mean({values})</source>
        <translation>mean({values})</translation>
    </message>
    <message>
        <source>size without sign({values})</source>
        <translation>size without sign({values})</translation>
    </message>
    <message>
        <source>limited({value}: from {low} to {high})</source>
        <translation>limited({value}: from {low} to {high})</translation>
    </message>
    <message>
        <source>score({value}: 0 at {worst}, 100 at {best})</source>
        <translation>score({value}: 0 at {worst}, 100 at {best})</translation>
    </message>
    <message>
        <source>share({part} of {whole}, %)</source>
        <translation>share({part} of {whole}, %)</translation>
    </message>
    <message>
        <source>Formula is empty</source>
        <translation>Formula is empty</translation>
    </message>
    <message>
        <source>Formula is longer than {most} characters, make two indicators of it</source>
        <translation>Formula is longer than {most} characters, make two indicators of it</translation>
    </message>
    <message>
        <source>Formula has more than {most} brackets within one another</source>
        <translation>Formula has more than {most} brackets within one another</translation>
    </message>
    <message>
        <source>Character {at} of the formula, {text}, means nothing</source>
        <translation>Character {at} of the formula, {text}, means nothing</translation>
    </message>
    <message>
        <source>A number, an indicator or ( must stand before {text} at character {at}</source>
        <translation>A number, an indicator or ( must stand before {text} at character {at}</translation>
    </message>
    <message>
        <source>Formula ends too early, a number, an indicator or ( must follow</source>
        <translation>Formula ends too early, a number, an indicator or ( must follow</translation>
    </message>
    <message>
        <source>The bracket at character {at} is left open</source>
        <translation>The bracket at character {at} is left open</translation>
    </message>
    <message>
        <source>An operator + - * / must stand before {text} at character {at}</source>
        <translation>An operator + - * / must stand before {text} at character {at}</translation>
    </message>
    <message>
        <source>There is no function {name}, allowed: {allowed}</source>
        <translation>There is no function {name}, allowed: {allowed}</translation>
    </message>
    <message>
        <source>{name} takes {count} values between its brackets, not {given}</source>
        <translation>{name} takes {count} values between its brackets, not {given}</translation>
    </message>
    <message>
        <source>The number at character {at} is too large</source>
        <translation>The number at character {at} is too large</translation>
    </message>
    <message>
        <source>Units do not fit: {first} is in {first_unit}, {second} in {second_unit}</source>
        <translation>Units do not fit: {first} is in {first_unit}, {second} in {second_unit}</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>no unit</translation>
    </message>
    <message>
        <source>Unit {unit} has too many parts</source>
        <translation>Unit {unit} has too many parts</translation>
    </message>
    <message>
        <source>{part} is 0, nothing can be divided by it</source>
        <translation>{part} is 0, nothing can be divided by it</translation>
    </message>
    <message>
        <source>Worst and best are both {value}, there is no score between them</source>
        <translation>Worst and best are both {value}, there is no score between them</translation>
    </message>
    <message>
        <source>Its value is too large</source>
        <translation>Its value is too large</translation>
    </message>
</context>
<context>
    <name>gather</name>
    <message>
        <source>Gathering from {count} sources into {file}; Ctrl+C ends it</source>
        <translation>Gathering from {count} sources into {file}; Ctrl+C ends it</translation>
    </message>
    <message>
        <source>Another program gathers into this store already; waiting until it ends</source>
        <translation>Another program gathers into this store already; waiting until it ends</translation>
    </message>
    <message>
        <source>Nothing can be stored: {reason}</source>
        <translation>Nothing can be stored: {reason}</translation>
    </message>
    <message>
        <source>This city has no sources: write them into files sources/NAME.toml</source>
        <translation>This city has no sources: write them into files sources/NAME.toml</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>CSV or Parquet with the columns indicator, at, value, and perhaps place, source, unit, quality</source>
        <translation>CSV or Parquet with the columns indicator, at, value, and perhaps place, source, unit, quality</translation>
    </message>
    <message>
        <source>source of rows that name none (default: import)</source>
        <translation>source of rows that name none (default: import)</translation>
    </message>
    <message>
        <source>write every row that was left out to this file, with its line and the reason</source>
        <translation>write every row that was left out to this file, with its line and the reason</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>print one JSON document</translation>
    </message>
    <message>
        <source>{file}:{line}: {reason}</source>
        <translation>{file}:{line}: {reason}</translation>
    </message>
    <message>
        <source>{file}: further rows are wrong; --bad-rows FILE writes them all down</source>
        <translation>{file}: further rows are wrong; --bad-rows FILE writes them all down</translation>
    </message>
    <message>
        <source>{file}: {rows} rows read: {new} new, {same} known before, {old} too old; {bad} wrong</source>
        <translation>{file}: {rows} rows read: {new} new, {same} known before, {old} too old; {bad} wrong</translation>
    </message>
    <message>
        <source>read files from their beginning that were read before</source>
        <translation>read files from their beginning that were read before</translation>
    </message>
    <message>
        <source>{file}: nothing new since the last import; --again reads it from its beginning</source>
        <translation>{file}: nothing new since the last import; --again reads it from its beginning</translation>
    </message>
    <message>
        <source>{file}: goes on where an earlier import ended</source>
        <translation>{file}: goes on where an earlier import ended</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>folder of the city; the built-in simulated city when not given</source>
        <translation>folder of the city; the built-in simulated city when not given</translation>
    </message>
    <message>
        <source>file of the store, where it is not the city&apos;s own</source>
        <translation>file of the store, where it is not the city&apos;s own</translation>
    </message>
</context>
<context>
    <name>indicators</name>
    <message>
        <source>This indicator is wrong in the city&apos;s file</source>
        <translation>This indicator is wrong in the city&apos;s file</translation>
    </message>
    <message>
        <source>No source gives the series {series}</source>
        <translation>No source gives the series {series}</translation>
    </message>
    <message>
        <source>No source gives a value for {place}</source>
        <translation>No source gives a value for {place}</translation>
    </message>
    <message>
        <source>Sources give only values of single places, none of the whole city</source>
        <translation>Sources give only values of single places, none of the whole city</translation>
    </message>
    <message>
        <source>Only {there} of {all} places have a value</source>
        <translation>Only {there} of {all} places have a value</translation>
    </message>
    <message>
        <source>Source {source} gives it in {unit}, which cannot be converted to {wanted}</source>
        <translation>Source {source} gives it in {unit}, which cannot be converted to {wanted}</translation>
    </message>
    <message>
        <source>a plain number</source>
        <translation>a plain number</translation>
    </message>
    <message>
        <source>indicator</source>
        <translation>indicator</translation>
    </message>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
    <message>
        <source>value</source>
        <translation>value</translation>
    </message>
    <message>
        <source>age</source>
        <translation>age</translation>
    </message>
    <message>
        <source>status</source>
        <translation>status</translation>
    </message>
    <message>
        <source>against yesterday</source>
        <translation>against yesterday</translation>
    </message>
    <message>
        <source>target</source>
        <translation>target</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>warning</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>critical</translation>
    </message>
    <message>
        <source>yesterday at this time</source>
        <translation>yesterday at this time</translation>
    </message>
    <message>
        <source>a week ago</source>
        <translation>a week ago</translation>
    </message>
    <message>
        <source>52 weeks ago</source>
        <translation>52 weeks ago</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>stale</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>{difference} better</source>
        <translation>{difference} better</translation>
    </message>
    <message>
        <source>{difference} worse</source>
        <translation>{difference} worse</translation>
    </message>
    <message>
        <source>{value} reached</source>
        <translation>{value} reached</translation>
    </message>
    <message>
        <source>{value} not reached</source>
        <translation>{value} not reached</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>owner</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>limits</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>sources</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>formula</translation>
    </message>
    <message>
        <source>missing: {indicator}: {reason}</source>
        <translation>missing: {indicator}: {reason}</translation>
    </message>
    <message>
        <source>places: {there} of {all}</source>
        <translation>places: {there} of {all}</translation>
    </message>
    <message>
        <source>last 24 hours, from {first} to {last}:</source>
        <translation>last 24 hours, from {first} to {last}:</translation>
    </message>
    <message>
        <source>last 365 days, from {first} to {last}:</source>
        <translation>last 365 days, from {first} to {last}:</translation>
    </message>
    <message>
        <source>warning from {value}</source>
        <translation>warning from {value}</translation>
    </message>
    <message>
        <source>critical from {value}</source>
        <translation>critical from {value}</translation>
    </message>
    <message>
        <source>all about this indicator</source>
        <translation>all about this indicator</translation>
    </message>
    <message>
        <source>with the value of each district</source>
        <translation>with the value of each district</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>print one JSON document</translation>
    </message>
    <message>
        <source>The city has no indicators, write some into its city.toml</source>
        <translation>The city has no indicators, write some into its city.toml</translation>
    </message>
    <message>
        <source>No indicator has the id {id}</source>
        <translation>No indicator has the id {id}</translation>
    </message>
    <message>
        <source>No indicator has the id {id}; nearest: {names}</source>
        <translation>No indicator has the id {id}; nearest: {names}</translation>
    </message>
    <message>
        <source>Wrong indicators, left out: {count}. controlroom check tells what is wrong</source>
        <translation>Wrong indicators, left out: {count}. controlroom check tells what is wrong</translation>
    </message>
</context>
<context>
    <name>layouts</name>
    <message>
        <source>There is no such folder, name the one that holds city.toml</source>
        <translation>There is no such folder, name the one that holds city.toml</translation>
    </message>
    <message>
        <source>No layouts, write at least one file layouts/NAME.toml</source>
        <translation>No layouts, write at least one file layouts/NAME.toml</translation>
    </message>
    <message>
        <source>No layout has the file layouts/{name}.toml</source>
        <translation>No layout has the file layouts/{name}.toml</translation>
    </message>
    <message>
        <source>Neither UTF-8 nor CP949 text, save the list as CSV UTF-8</source>
        <translation>Neither UTF-8 nor CP949 text, save the list as CSV UTF-8</translation>
    </message>
    <message>
        <source>File is empty, its first line names the columns: {columns}</source>
        <translation>File is empty, its first line names the columns: {columns}</translation>
    </message>
    <message>
        <source>Unknown column, allowed: {allowed}; put # before the name of a column of your own</source>
        <translation>Unknown column, allowed: {allowed}; put # before the name of a column of your own</translation>
    </message>
    <message>
        <source>Column stands in the list twice, as {first} and {second}</source>
        <translation>Column stands in the list twice, as {first} and {second}</translation>
    </message>
    <message>
        <source>Column is missing, the list needs at least: {columns}</source>
        <translation>Column is missing, the list needs at least: {columns}</translation>
    </message>
    <message>
        <source>Column {number} has no name in the first line</source>
        <translation>Column {number} has no name in the first line</translation>
    </message>
    <message>
        <source>Row has {cells} cells, the first line has {columns}; text with a separator needs quotation marks</source>
        <translation>Row has {cells} cells, the first line has {columns}; text with a separator needs quotation marks</translation>
    </message>
    <message>
        <source>A quotation mark is left open, or stands alone inside a cell</source>
        <translation>A quotation mark is left open, or stands alone inside a cell</translation>
    </message>
    <message>
        <source>Row holds a NUL byte, the file is damaged here</source>
        <translation>Row holds a NUL byte, the file is damaged here</translation>
    </message>
    <message>
        <source>Not UTF-8 text, save the file as UTF-8</source>
        <translation>Not UTF-8 text, save the file as UTF-8</translation>
    </message>
    <message>
        <source>Not valid JSON</source>
        <translation>Not valid JSON</translation>
    </message>
    <message>
        <source>Must be a GeoJSON FeatureCollection with a list of features</source>
        <translation>Must be a GeoJSON FeatureCollection with a list of features</translation>
    </message>
    <message>
        <source>Must be a GeoJSON Feature with properties</source>
        <translation>Must be a GeoJSON Feature with properties</translation>
    </message>
    <message>
        <source>Geometry must be a Point with coordinates [lon, lat], or null</source>
        <translation>Geometry must be a Point with coordinates [lon, lat], or null</translation>
    </message>
    <message>
        <source>Must be text, a number, true, false or null</source>
        <translation>Must be text, a number, true, false or null</translation>
    </message>
    <message>
        <source>Unknown property, allowed: {allowed}; put # before the name of one of your own</source>
        <translation>Unknown property, allowed: {allowed}; put # before the name of one of your own</translation>
    </message>
    <message>
        <source>Property stands here twice, as {first} and {second}</source>
        <translation>Property stands here twice, as {first} and {second}</translation>
    </message>
    <message>
        <source>File is missing, a city needs cameras.csv or cameras.geojson</source>
        <translation>File is missing, a city needs cameras.csv or cameras.geojson</translation>
    </message>
    <message>
        <source>Cell is empty</source>
        <translation>Cell is empty</translation>
    </message>
    <message>
        <source>Another camera has this id already: {place}</source>
        <translation>Another camera has this id already: {place}</translation>
    </message>
    <message>
        <source>The address does not tell how to read it, write that in the column {column}</source>
        <translation>The address does not tell how to read it, write that in the column {column}</translation>
    </message>
    <message>
        <source>Not an address, write one such as rtsp://192.0.2.1/main</source>
        <translation>Not an address, write one such as rtsp://192.0.2.1/main</translation>
    </message>
    <message>
        <source>${{{name}}} has no value here, set it in the environment or as a systemd credential</source>
        <translation>${{{name}}} has no value here, set it in the environment or as a systemd credential</translation>
    </message>
    <message>
        <source>${{{name}}} has no value here, set it in the environment or as a systemd credential; cameras: {count}</source>
        <translation>${{{name}}} has no value here, set it in the environment or as a systemd credential; cameras: {count}</translation>
    </message>
    <message>
        <source>Only cameras of the kind still have an interval, this one has none</source>
        <translation>Only cameras of the kind still have an interval, this one has none</translation>
    </message>
    <message>
        <source>stale_after_s ({stale} s) must be more than interval_s ({interval} s)</source>
        <translation>stale_after_s ({stale} s) must be more than interval_s ({interval} s)</translation>
    </message>
    <message>
        <source>Address holds a user or password, take them out and write ${{NAME}} in the columns user and password</source>
        <translation>Address holds a user or password, take them out and write ${{NAME}} in the columns user and password</translation>
    </message>
    <message>
        <source>Address holds a password, write ${{NAME}} in its place</source>
        <translation>Address holds a password, write ${{NAME}} in its place</translation>
    </message>
    <message>
        <source>Secrets do not belong in files, write ${{NAME}} and give its value where the program runs</source>
        <translation>Secrets do not belong in files, write ${{NAME}} and give its value where the program runs</translation>
    </message>
    <message>
        <source>Reference is not complete, write ${{NAME}} with letters, digits and _</source>
        <translation>Reference is not complete, write ${{NAME}} with letters, digits and _</translation>
    </message>
    <message>
        <source>lat and lon belong together, write both or neither</source>
        <translation>lat and lon belong together, write both or neither</translation>
    </message>
    <message>
        <source>lat and lon are swapped? Write lat {lat} and lon {lon}</source>
        <translation>lat and lon are swapped? Write lat {lat} and lon {lon}</translation>
    </message>
    <message>
        <source>lat must be from -90 to 90, lon from -180 to 180</source>
        <translation>lat must be from -90 to 90, lon from -180 to 180</translation>
    </message>
    <message>
        <source>The layout file cannot be changed now because of an error in it, nothing was saved</source>
        <translation>The layout file cannot be changed now because of an error in it, nothing was saved</translation>
    </message>
    <message>
        <source>A tile without a valid place cannot be changed here, mend its file first</source>
        <translation>A tile without a valid place cannot be changed here, mend its file first</translation>
    </message>
    <message>
        <source>Name is missing in every language, write at least one of: ko, en</source>
        <translation>Name is missing in every language, write at least one of: ko, en</translation>
    </message>
    <message>
        <source>Write viewing_ratio alone, or height_m and distance_m together</source>
        <translation>Write viewing_ratio alone, or height_m and distance_m together</translation>
    </message>
    <message>
        <source>Write only one of: grid, template, columns and rows</source>
        <translation>Write only one of: grid, template, columns and rows</translation>
    </message>
    <message>
        <source>columns and rows belong together, write both</source>
        <translation>columns and rows belong together, write both</translation>
    </message>
    <message>
        <source>Unknown time zone, write one such as Asia/Seoul</source>
        <translation>Unknown time zone, write one such as Asia/Seoul</translation>
    </message>
    <message>
        <source>Area ends outside the screen, x + width and y + height may be at most 1</source>
        <translation>Area ends outside the screen, x + width and y + height may be at most 1</translation>
    </message>
    <message>
        <source>A tile shows a camera or a panel, write only one of them</source>
        <translation>A tile shows a camera or a panel, write only one of them</translation>
    </message>
    <message>
        <source>A tile lies in the grid or in an area of its own, write only one of them</source>
        <translation>A tile lies in the grid or in an area of its own, write only one of them</translation>
    </message>
    <message>
        <source>A place in the grid needs both column and row</source>
        <translation>A place in the grid needs both column and row</translation>
    </message>
    <message>
        <source>lost_after_s ({lost} s) must be more than stale_after_s ({stale} s)</source>
        <translation>lost_after_s ({lost} s) must be more than stale_after_s ({stale} s)</translation>
    </message>
    <message>
        <source>Must be tables, each begins with [[tile]]</source>
        <translation>Must be tables, each begins with [[tile]]</translation>
    </message>
    <message>
        <source>Must be a list of camera ids in quotation marks</source>
        <translation>Must be a list of camera ids in quotation marks</translation>
    </message>
    <message>
        <source>The list of cameras cannot be read</source>
        <translation>The list of cameras cannot be read</translation>
    </message>
    <message>
        <source>No camera has the id {id}</source>
        <translation>No camera has the id {id}</translation>
    </message>
    <message>
        <source>This program has no panel of the kind {kind}</source>
        <translation>This program has no panel of the kind {kind}</translation>
    </message>
    <message>
        <source>Layout shows nothing, write grid, template, or tiles with an area</source>
        <translation>Layout shows nothing, write grid, template, or tiles with an area</translation>
    </message>
    <message>
        <source>Tile ends outside the grid of {columns} x {rows}</source>
        <translation>Tile ends outside the grid of {columns} x {rows}</translation>
    </message>
    <message>
        <source>Tile overlaps the one in line {line}</source>
        <translation>Tile overlaps the one in line {line}</translation>
    </message>
    <message>
        <source>Layout has no grid, write grid, template, or columns and rows, or give each tile an area</source>
        <translation>Layout has no grid, write grid, template, or columns and rows, or give each tile an area</translation>
    </message>
    <message>
        <source>No free cell is left, the grid has {cells} for cameras and tiles without a place</source>
        <translation>No free cell is left, the grid has {cells} for cameras and tiles without a place</translation>
    </message>
    <message>
        <source>nearest: {names}</source>
        <translation>nearest: {names}</translation>
    </message>
    <message>
        <source>File is missing</source>
        <translation>File is missing</translation>
    </message>
    <message>
        <source>A folder stands where a file should be</source>
        <translation>A folder stands where a file should be</translation>
    </message>
    <message>
        <source>This user may not read the file</source>
        <translation>This user may not read the file</translation>
    </message>
    <message>
        <source>File cannot be read: {reason}</source>
        <translation>File cannot be read: {reason}</translation>
    </message>
    <message>
        <source>Nested too deeply</source>
        <translation>Nested too deeply</translation>
    </message>
    <message>
        <source>Version {version} is newer than this program, which reads up to {current}</source>
        <translation>Version {version} is newer than this program, which reads up to {current}</translation>
    </message>
    <message>
        <source>Not valid TOML, a line is `key = value`, `[table]` or `# comment`</source>
        <translation>Not valid TOML, a line is `key = value`, `[table]` or `# comment`</translation>
    </message>
    <message>
        <source>This key or table stands in the file twice</source>
        <translation>This key or table stands in the file twice</translation>
    </message>
    <message>
        <source>A bracket is left open</source>
        <translation>A bracket is left open</translation>
    </message>
    <message>
        <source>A quotation mark is left open</source>
        <translation>A quotation mark is left open</translation>
    </message>
    <message>
        <source>A backslash in quotation marks must be doubled, or put the text in apostrophes</source>
        <translation>A backslash in quotation marks must be doubled, or put the text in apostrophes</translation>
    </message>
    <message>
        <source>The file ends in the middle of a value</source>
        <translation>The file ends in the middle of a value</translation>
    </message>
    <message>
        <source>Not a valid value, text stands in quotation marks; or a bracket above is left open</source>
        <translation>Not a valid value, text stands in quotation marks; or a bracket above is left open</translation>
    </message>
    <message>
        <source>Something follows the value, one line holds one key</source>
        <translation>Something follows the value, one line holds one key</translation>
    </message>
    <message>
        <source>A character that may not stand in TOML</source>
        <translation>A character that may not stand in TOML</translation>
    </message>
    <message>
        <source>Value is unknown, allowed: {allowed}</source>
        <translation>Value is unknown, allowed: {allowed}</translation>
    </message>
    <message>
        <source>Unknown key, allowed: {allowed}</source>
        <translation>Unknown key, allowed: {allowed}</translation>
    </message>
    <message>
        <source>Value is not valid</source>
        <translation>Value is not valid</translation>
    </message>
    <message>
        <source>Key is missing</source>
        <translation>Key is missing</translation>
    </message>
    <message>
        <source>Must be text in quotation marks</source>
        <translation>Must be text in quotation marks</translation>
    </message>
    <message>
        <source>Must not be empty</source>
        <translation>Must not be empty</translation>
    </message>
    <message>
        <source>Must be at most {max_length} characters long</source>
        <translation>Must be at most {max_length} characters long</translation>
    </message>
    <message>
        <source>Must be a whole number</source>
        <translation>Must be a whole number</translation>
    </message>
    <message>
        <source>Must be a number</source>
        <translation>Must be a number</translation>
    </message>
    <message>
        <source>Must be a number with a decimal point, such as 37.5665</source>
        <translation>Must be a number with a decimal point, such as 37.5665</translation>
    </message>
    <message>
        <source>Must be a finite number</source>
        <translation>Must be a finite number</translation>
    </message>
    <message>
        <source>Must be true or false</source>
        <translation>Must be true or false</translation>
    </message>
    <message>
        <source>Must be yes or no</source>
        <translation>Must be yes or no</translation>
    </message>
    <message>
        <source>Must be a table of keys and values</source>
        <translation>Must be a table of keys and values</translation>
    </message>
    <message>
        <source>Must be more than {gt}</source>
        <translation>Must be more than {gt}</translation>
    </message>
    <message>
        <source>Must be at least {ge}</source>
        <translation>Must be at least {ge}</translation>
    </message>
    <message>
        <source>Must be at most {le}</source>
        <translation>Must be at most {le}</translation>
    </message>
    <message>
        <source>Must be small Latin letters, digits, - and _ without spaces</source>
        <translation>Must be small Latin letters, digits, - and _ without spaces</translation>
    </message>
    <message>
        <source>Must be letters, digits, - _ . and : without spaces</source>
        <translation>Must be letters, digits, - _ . and : without spaces</translation>
    </message>
    <message>
        <source>Must begin with a letter: letters, digits and _, in parts with . between them, such as air.pm25</source>
        <translation>Must begin with a letter: letters, digits and _, in parts with . between them, such as air.pm25</translation>
    </message>
    <message>
        <source>Must be columns x rows, such as 4x3, each from 1 to 32</source>
        <translation>Must be columns x rows, such as 4x3, each from 1 to 32</translation>
    </message>
    <message>
        <source>{file} could not be saved: {reason}</source>
        <translation>{file} could not be saved: {reason}</translation>
    </message>
    <message>
        <source>Arrangement saved in {file}</source>
        <translation>Arrangement saved in {file}</translation>
    </message>
    <message>
        <source>{file} holds a private key, only certificates belong into it</source>
        <translation>{file} holds a private key, only certificates belong into it</translation>
    </message>
    <message>
        <source>{file} holds no certificate in PEM or DER form</source>
        <translation>{file} holds no certificate in PEM or DER form</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>Must be tables, each begins with [[source]]</source>
        <translation>Must be tables, each begins with [[source]]</translation>
    </message>
    <message>
        <source>This program has no source of the kind {kind}</source>
        <translation>This program has no source of the kind {kind}</translation>
    </message>
    <message>
        <source>Another source has this id already: {place}</source>
        <translation>Another source has this id already: {place}</translation>
    </message>
    <message>
        <source>Secrets do not stand in files, write ${{NAME}} and set NAME where it runs</source>
        <translation>Secrets do not stand in files, write ${{NAME}} and set NAME where it runs</translation>
    </message>
    <message>
        <source>A reference is written ${{NAME}}, with letters, digits and _</source>
        <translation>A reference is written ${{NAME}}, with letters, digits and _</translation>
    </message>
    <message>
        <source>Write one of: page, offset</source>
        <translation>Write one of: page, offset</translation>
    </message>
    <message>
        <source>Neither a field&apos;s name nor an expression of JMESPath: {reason}</source>
        <translation>Neither a field&apos;s name nor an expression of JMESPath: {reason}</translation>
    </message>
    <message>
        <source>Write at least one [[source.sample]] or [[source.event]]</source>
        <translation>Write at least one [[source.sample]] or [[source.event]]</translation>
    </message>
    <message>
        <source>latitude and longitude belong together, write both</source>
        <translation>latitude and longitude belong together, write both</translation>
    </message>
    <message>
        <source>Must be letters, digits, - _ and . without spaces</source>
        <translation>Must be letters, digits, - _ and . without spaces</translation>
    </message>
    <message>
        <source>Write indicator, indicator_label, or both</source>
        <translation>Write indicator, indicator_label, or both</translation>
    </message>
    <message>
        <source>No more than 11,000 numbers at once: make back_s shorter or step_s longer</source>
        <translation>No more than 11,000 numbers at once: make back_s shorter or step_s longer</translation>
    </message>
    <message>
        <source>Write south, west, north and east in degrees, south below north</source>
        <translation>Write south, west, north and east in degrees, south below north</translation>
    </message>
    <message>
        <source>Write either token, or user and password</source>
        <translation>Write either token, or user and password</translation>
    </message>
    <message>
        <source>No rules are built in for this service: write [[source.sample]], or choose one of: {services}</source>
        <translation>No rules are built in for this service: write [[source.sample]], or choose one of: {services}</translation>
    </message>
    <message>
        <source>Must be letters, digits, _ and . as in the service&apos;s address</source>
        <translation>Must be letters, digits, _ and . as in the service&apos;s address</translation>
    </message>
    <message>
        <source>The first argument of {service} must be one of: {arguments}</source>
        <translation>The first argument of {service} must be one of: {arguments}</translation>
    </message>
    <message>
        <source>Write either nx and ny, or latitude and longitude</source>
        <translation>Write either nx and ny, or latitude and longitude</translation>
    </message>
    <message>
        <source>This place is not in Korea</source>
        <translation>This place is not in Korea</translation>
    </message>
    <message>
        <source>Place is named twice: {place}</source>
        <translation>Place is named twice: {place}</translation>
    </message>
    <message>
        <source>Must be tables, each begins with [[indicator]]</source>
        <translation>Must be tables, each begins with [[indicator]]</translation>
    </message>
    <message>
        <source>The indicator in line {line} has this id already</source>
        <translation>The indicator in line {line} has this id already</translation>
    </message>
    <message>
        <source>No indicator has the id {id}</source>
        <translation>No indicator has the id {id}</translation>
    </message>
    <message>
        <source>Formula leads back to itself: {ids}</source>
        <translation>Formula leads back to itself: {ids}</translation>
    </message>
    <message>
        <source>Formula names no indicator</source>
        <translation>Formula names no indicator</translation>
    </message>
    <message>
        <source>Formula rests on formulas on formulas, more than {most} of them</source>
        <translation>Formula rests on formulas on formulas, more than {most} of them</translation>
    </message>
    <message>
        <source>Must be a phone number, sip:NAME@HOST or an https:// address without user and password</source>
        <translation>Must be a phone number, sip:NAME@HOST or an https:// address without user and password</translation>
    </message>
    <message>
        <source>Write series or formula, and not both</source>
        <translation>Write series or formula, and not both</translation>
    </message>
    <message>
        <source>Belongs to an indicator with series, this one has a formula</source>
        <translation>Belongs to an indicator with series, this one has a formula</translation>
    </message>
    <message>
        <source>Needs direction more or less: without it nothing is better or worse</source>
        <translation>Needs direction more or less: without it nothing is better or worse</translation>
    </message>
    <message>
        <source>critical ({critical}) is on the wrong side of warning ({warning}): with direction {direction} it is worse</source>
        <translation>critical ({critical}) is on the wrong side of warning ({warning}): with direction {direction} it is worse</translation>
    </message>
    <message>
        <source>target ({target}) is on the wrong side of {limit} ({value}): with direction {direction} it is better</source>
        <translation>target ({target}) is on the wrong side of {limit} ({value}): with direction {direction} it is better</translation>
    </message>
    <message>
        <source>Write one of: path, address</source>
        <translation>Write one of: path, address</translation>
    </message>
    <message>
        <source>Must be a path on this machine</source>
        <translation>Must be a path on this machine</translation>
    </message>
    <message>
        <source>Must be postgresql://HOST/DATABASE or postgresql://HOST:PORT/DATABASE, user and password beside it</source>
        <translation>Must be postgresql://HOST/DATABASE or postgresql://HOST:PORT/DATABASE, user and password beside it</translation>
    </message>
    <message>
        <source>Write one of: resource, sql</source>
        <translation>Write one of: resource, sql</translation>
    </message>
    <message>
        <source>Belongs to resource, write it inside of sql</source>
        <translation>Belongs to resource, write it inside of sql</translation>
    </message>
    <message>
        <source>Must be a single query that begins with SELECT, WITH or VALUES</source>
        <translation>Must be a single query that begins with SELECT, WITH or VALUES</translation>
    </message>
    <message>
        <source>Must be a topic without +, # and $</source>
        <translation>Must be a topic without +, # and $</translation>
    </message>
    <message>
        <source>Write an IP address of this machine, such as 127.0.0.1</source>
        <translation>Write an IP address of this machine, such as 127.0.0.1</translation>
    </message>
    <message>
        <source>Others could reach this address: write allow_remote = true if they are to</source>
        <translation>Others could reach this address: write allow_remote = true if they are to</translation>
    </message>
    <message>
        <source>Write at least {least} characters</source>
        <translation>Write at least {least} characters</translation>
    </message>
    <message>
        <source>Must begin with /</source>
        <translation>Must begin with /</translation>
    </message>
    <message>
        <source>Write either a shape, or at least one [[source.sample]] or [[source.event]]</source>
        <translation>Write either a shape, or at least one [[source.sample]] or [[source.event]]</translation>
    </message>
    <message>
        <source>Not a topic: + stands for one level, # for all that follow, $ for the broker</source>
        <translation>Not a topic: + stands for one level, # for all that follow, $ for the broker</translation>
    </message>
    <message>
        <source>A message never holds all events, leave this out</source>
        <translation>A message never holds all events, leave this out</translation>
    </message>
    <message>
        <source>Write mqtt://host:1883, or mqtts://host:8883 for an encrypted line</source>
        <translation>Write mqtt://host:1883, or mqtts://host:8883 for an encrypted line</translation>
    </message>
    <message>
        <source>west must be less than east, and south less than north</source>
        <translation>west must be less than east, and south less than north</translation>
    </message>
    <message>
        <source>Must be the ending of a district&apos;s service, such as gn: Latin letters</source>
        <translation>Must be the ending of a district&apos;s service, such as gn: Latin letters</translation>
    </message>
</context>
<context>
    <name>levels</name>
    <message>
        <source>Serious</source>
        <translation>Serious</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alert</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Caution</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Watch</translation>
    </message>
</context>
<context>
    <name>limits</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>network</source>
        <translation>network</translation>
    </message>
    <message>
        <source>the computer cannot decode more</source>
        <translation>the computer cannot decode more</translation>
    </message>
    <message>
        <source>the network is too slow</source>
        <translation>the network is too slow</translation>
    </message>
    <message>
        <source>keyframes only</source>
        <translation>keyframes only</translation>
    </message>
    <message>
        <source>fewer pictures</source>
        <translation>fewer pictures</translation>
    </message>
    <message>
        <source>small stream</source>
        <translation>small stream</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>folder of the city; the built-in simulated city when not given</source>
        <translation>folder of the city; the built-in simulated city when not given</translation>
    </message>
    <message>
        <source>layout to begin with: the name of its file without .toml</source>
        <translation>layout to begin with: the name of its file without .toml</translation>
    </message>
    <message>
        <source>who looks at the screens, instead of screen.audience in city.toml</source>
        <translation>who looks at the screens, instead of screen.audience in city.toml</translation>
    </message>
    <message>
        <source>an ordinary window instead of the full screen</source>
        <translation>an ordinary window instead of the full screen</translation>
    </message>
    <message>
        <source>number of a screen to use, from 1; may be given several times</source>
        <translation>number of a screen to use, from 1; may be given several times</translation>
    </message>
    <message>
        <source>without a display: file that keeps a fresh picture of the wall</source>
        <translation>without a display: file that keeps a fresh picture of the wall</translation>
    </message>
    <message>
        <source>folder that saved pictures go to</source>
        <translation>folder that saved pictures go to</translation>
    </message>
    <message>
        <source>name of this wall, where several run</source>
        <translation>name of this wall, where several run</translation>
    </message>
    <message>
        <source>begin as this wall was left: layout, cameras, enlarged tile, privacy curtain</source>
        <translation>begin as this wall was left: layout, cameras, enlarged tile, privacy curtain</translation>
    </message>
    <message>
        <source>start the wall again, as it was, when it dies or hangs</source>
        <translation>start the wall again, as it was, when it dies or hangs</translation>
    </message>
    <message>
        <source>Nothing to show in {folder}</source>
        <translation>Nothing to show in {folder}</translation>
    </message>
    <message>
        <source>There is no layout {layout}; there are: {layouts}</source>
        <translation>There is no layout {layout}; there are: {layouts}</translation>
    </message>
    <message>
        <source>--keep-alive needs Linux; elsewhere let the system&apos;s own service manager start the wall again</source>
        <translation>--keep-alive needs Linux; elsewhere let the system&apos;s own service manager start the wall again</translation>
    </message>
    <message>
        <source>There is no display here: drawing off-screen, a fresh picture of the wall is kept in {file}</source>
        <translation>There is no display here: drawing off-screen, a fresh picture of the wall is kept in {file}</translation>
    </message>
    <message>
        <source>There is no screen {number}, this machine has {count}</source>
        <translation>There is no screen {number}, this machine has {count}</translation>
    </message>
    <message>
        <source>Drawing the simulated city</source>
        <translation>Drawing the simulated city</translation>
    </message>
    <message>
        <source>Drawing the simulated city: {share} %</source>
        <translation>Drawing the simulated city: {share} %</translation>
    </message>
    <message>
        <source>The simulated city cannot be served: {reason}</source>
        <translation>The simulated city cannot be served: {reason}</translation>
    </message>
    <message>
        <source>The picture cannot be written to {file}</source>
        <translation>The picture cannot be written to {file}</translation>
    </message>
    <message>
        <source>Not every camera was live within {seconds} s: {cameras}</source>
        <translation>Not every camera was live within {seconds} s: {cameras}</translation>
    </message>
</context>
<context>
    <name>series</name>
    <message>
        <source>only series of this indicator</source>
        <translation>only series of this indicator</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>print one JSON document</translation>
    </message>
    <message>
        <source>indicator</source>
        <translation>indicator</translation>
    </message>
    <message>
        <source>place</source>
        <translation>place</translation>
    </message>
    <message>
        <source>value</source>
        <translation>value</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unit</translation>
    </message>
    <message>
        <source>age</source>
        <translation>age</translation>
    </message>
    <message>
        <source>source</source>
        <translation>source</translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation>{count} d</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} s</translation>
    </message>
    <message>
        <source>in {age}</source>
        <translation>in {age}</translation>
    </message>
    <message>
        <source>There are no series yet: controlroom import reads past ones from files</source>
        <translation>There are no series yet: controlroom import reads past ones from files</translation>
    </message>
</context>
<context>
    <name>sim</name>
    <message>
        <source>port to serve on; a free one when not given</source>
        <translation>port to serve on; a free one when not given</translation>
    </message>
    <message>
        <source>number of cameras; more than there are scenes show them again</source>
        <translation>number of cameras; more than there are scenes show them again</translation>
    </message>
    <message>
        <source>misbehave: all cameras, one of them, or a service of numbers by its host; may be given several times. KIND is one of {kinds}; of a service, one of {data_kinds}</source>
        <translation>misbehave: all cameras, one of them, or a service of numbers by its host; may be given several times. KIND is one of {kinds}; of a service, one of {data_kinds}</translation>
    </message>
    <message>
        <source>ask for this user name and the password in the environment variable {variable}</source>
        <translation>ask for this user name and the password in the environment variable {variable}</translation>
    </message>
    <message>
        <source>live sessions a stream allows at a time</source>
        <translation>live sessions a stream allows at a time</translation>
    </message>
    <message>
        <source>post the call centre&apos;s numbers every minute to this webhook, with the token in {variable}</source>
        <translation>post the call centre&apos;s numbers every minute to this webhook, with the token in {variable}</translation>
    </message>
    <message>
        <source>folder that keeps the clips</source>
        <translation>folder that keeps the clips</translation>
    </message>
    <message>
        <source>number of the city whose numbers are served; the same one has the same past (1)</source>
        <translation>number of the city whose numbers are served; the same one has the same past (1)</translation>
    </message>
    <message>
        <source>let the time of the numbers run as many times as fast from now on</source>
        <translation>let the time of the numbers run as many times as fast from now on</translation>
    </message>
    <message>
        <source>serve nothing; write past numbers to FILE.csv or FILE.parquet, for controlroom import</source>
        <translation>serve nothing; write past numbers to FILE.csv or FILE.parquet, for controlroom import</translation>
    </message>
    <message>
        <source>with --history: how many numbers (16,000,000)</source>
        <translation>with --history: how many numbers (16,000,000)</translation>
    </message>
    <message>
        <source>with --history: of how many past days (365)</source>
        <translation>with --history: of how many past days (365)</translation>
    </message>
    <message>
        <source>with --history: of how many series; all when not given</source>
        <translation>with --history: of how many series; all when not given</translation>
    </message>
    <message>
        <source>Drawing the simulated city</source>
        <translation>Drawing the simulated city</translation>
    </message>
    <message>
        <source>Set the environment variable {variable} to the password for --user</source>
        <translation>Set the environment variable {variable} to the password for --user</translation>
    </message>
    <message>
        <source>There is no camera or service {camera}; there are: {cameras}</source>
        <translation>There is no camera or service {camera}; there are: {cameras}</translation>
    </message>
    <message>
        <source>Writing the past of the simulated city</source>
        <translation>Writing the past of the simulated city</translation>
    </message>
    <message>
        <source>{file}: {samples} numbers of {series} series</source>
        <translation>{file}: {samples} numbers of {series} series</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}</source>
        <translation>{file} cannot be written: {reason}</translation>
    </message>
    <message>
        <source>Parquet needs the extra parquet: pip install controlroom[parquet]</source>
        <translation>Parquet needs the extra parquet: pip install controlroom[parquet]</translation>
    </message>
    <message>
        <source>The simulated city cannot be served: {reason}</source>
        <translation>The simulated city cannot be served: {reason}</translation>
    </message>
    <message>
        <source>Port {port} cannot be used: {reason}</source>
        <translation>Port {port} cannot be used: {reason}</translation>
    </message>
</context>
<context>
    <name>snapshot</name>
    <message>
        <source>PNG file to write</source>
        <translation>PNG file to write</translation>
    </message>
    <message>
        <source>size in pixels, such as 1920x1080</source>
        <translation>size in pixels, such as 1920x1080</translation>
    </message>
    <message>
        <source>seconds to wait for cameras that have not shown anything</source>
        <translation>seconds to wait for cameras that have not shown anything</translation>
    </message>
    <message>
        <source>fail unless every camera is live</source>
        <translation>fail unless every camera is live</translation>
    </message>
    <message>
        <source>write a size as 1920x1080</source>
        <translation>write a size as 1920x1080</translation>
    </message>
</context>
<context>
    <name>sources</name>
    <message>
        <source>Source cannot be reached</source>
        <translation>Source cannot be reached</translation>
    </message>
    <message>
        <source>Source gives no whole answer in time</source>
        <translation>Source gives no whole answer in time</translation>
    </message>
    <message>
        <source>Source&apos;s certificate is not trusted</source>
        <translation>Source&apos;s certificate is not trusted</translation>
    </message>
    <message>
        <source>Source refuses the key or password</source>
        <translation>Source refuses the key or password</translation>
    </message>
    <message>
        <source>Source does not know this address</source>
        <translation>Source does not know this address</translation>
    </message>
    <message>
        <source>Source rejects the request as wrong</source>
        <translation>Source rejects the request as wrong</translation>
    </message>
    <message>
        <source>Source is busy and asks to try later</source>
        <translation>Source is busy and asks to try later</translation>
    </message>
    <message>
        <source>Source has an error of its own</source>
        <translation>Source has an error of its own</translation>
    </message>
    <message>
        <source>Today&apos;s calls to the source are used up</source>
        <translation>Today&apos;s calls to the source are used up</translation>
    </message>
    <message>
        <source>Source leads to an address that is not allowed</source>
        <translation>Source leads to an address that is not allowed</translation>
    </message>
    <message>
        <source>Source sends more data than is accepted</source>
        <translation>Source sends more data than is accepted</translation>
    </message>
    <message>
        <source>Source&apos;s answer broke off</source>
        <translation>Source&apos;s answer broke off</translation>
    </message>
    <message>
        <source>Source sends something other than expected</source>
        <translation>Source sends something other than expected</translation>
    </message>
    <message>
        <source>Source sends a web page instead of data</source>
        <translation>Source sends a web page instead of data</translation>
    </message>
    <message>
        <source>Source sends pages without end</source>
        <translation>Source sends pages without end</translation>
    </message>
    <message>
        <source>Source no longer sends a field that is needed</source>
        <translation>Source no longer sends a field that is needed</translation>
    </message>
    <message>
        <source>Program error on this source, see the log</source>
        <translation>Program error on this source, see the log</translation>
    </message>
    <message>
        <source>Source uses a format this program does not read</source>
        <translation>Source uses a format this program does not read</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>print one JSON document</translation>
    </message>
    <message>
        <source>say which kinds of sources there are, and nothing else</source>
        <translation>say which kinds of sources there are, and nothing else</translation>
    </message>
    <message>
        <source>source</source>
        <translation>source</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>state</source>
        <translation>state</translation>
    </message>
    <message>
        <source>age</source>
        <translation>age</translation>
    </message>
    <message>
        <source>last good</source>
        <translation>last good</translation>
    </message>
    <message>
        <source>next</source>
        <translation>next</translation>
    </message>
    <message>
        <source>calls left</source>
        <translation>calls left</translation>
    </message>
    <message>
        <source>what is wrong</source>
        <translation>what is wrong</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>not read</translation>
    </message>
    <message>
        <source>listens</source>
        <translation>listens</translation>
    </message>
    <message>
        <source>This city has no sources: write them into files sources/NAME.toml</source>
        <translation>This city has no sources: write them into files sources/NAME.toml</translation>
    </message>
    <message>
        <source>Nothing has been gathered yet: controlroom run does it, and controlroom gather</source>
        <translation>Nothing has been gathered yet: controlroom run does it, and controlroom gather</translation>
    </message>
    <message>
        <source>{good} of {all} sources are good</source>
        <translation>{good} of {all} sources are good</translation>
    </message>
    <message>
        <source>{count} rows left out, the first: {reason}</source>
        <translation>{count} rows left out, the first: {reason}</translation>
    </message>
    <message>
        <source>Field {field} is not a time: {text}</source>
        <translation>Field {field} is not a time: {text}</translation>
    </message>
    <message>
        <source>Field {field}, by which the event is known again, is empty</source>
        <translation>Field {field}, by which the event is known again, is empty</translation>
    </message>
    <message>
        <source>Field {field}, which completes the indicator&apos;s name, is empty</source>
        <translation>Field {field}, which completes the indicator&apos;s name, is empty</translation>
    </message>
    <message>
        <source>It has neither a number nor a token</source>
        <translation>It has neither a number nor a token</translation>
    </message>
    <message>
        <source>Its time lies in the future: {time}</source>
        <translation>Its time lies in the future: {time}</translation>
    </message>
    <message>
        <source>More requests within a minute than the source gives: some are not counted</source>
        <translation>More requests within a minute than the source gives: some are not counted</translation>
    </message>
    <message>
        <source>The source gives requests of other days than those asked for: some may not be counted</source>
        <translation>The source gives requests of other days than those asked for: some may not be counted</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>good</source>
        <translation>good</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>stale</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>failing</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>out of quota</source>
        <translation>out of quota</translation>
    </message>
    <message>
        <source>Source answers, but with numbers that are too old</source>
        <translation>Source answers, but with numbers that are too old</translation>
    </message>
    <message>
        <source>List is suddenly short; kept though it does not name them, cameras: {count}</source>
        <translation>List is suddenly short; kept though it does not name them, cameras: {count}</translation>
    </message>
    <message>
        <source>Source is connected and has sent nothing yet</source>
        <translation>Source is connected and has sent nothing yet</translation>
    </message>
    <message>
        <source>It leads to another host, {host}, which is not among `hosts`</source>
        <translation>It leads to another host, {host}, which is not among `hosts`</translation>
    </message>
    <message>
        <source>It leads to no alert</source>
        <translation>It leads to no alert</translation>
    </message>
    <message>
        <source>More alerts than are asked for at a time: {count}</source>
        <translation>More alerts than are asked for at a time: {count}</translation>
    </message>
    <message>
        <source>Field {field}, which names its place, is empty</source>
        <translation>Field {field}, which names its place, is empty</translation>
    </message>
    <message>
        <source>Attribute {name} has more than one value, choose a dataset: {datasets}</source>
        <translation>Attribute {name} has more than one value, choose a dataset: {datasets}</translation>
    </message>
    <message>
        <source>A histogram, which is no number: take a quantile of it in the query</source>
        <translation>A histogram, which is no number: take a quantile of it in the query</translation>
    </message>
    <message>
        <source>A series without a number and its time</source>
        <translation>A series without a number and its time</translation>
    </message>
    <message>
        <source>A series without the label {label}</source>
        <translation>A series without the label {label}</translation>
    </message>
    <message>
        <source>The source warns: {text}</source>
        <translation>The source warns: {text}</translation>
    </message>
    <message>
        <source>A delay of {seconds} s cannot be</source>
        <translation>A delay of {seconds} s cannot be</translation>
    </message>
    <message>
        <source>Vehicles that have not been heard of for too long: {count}</source>
        <translation>Vehicles that have not been heard of for too long: {count}</translation>
    </message>
    <message>
        <source>Its {field} has no name</source>
        <translation>Its {field} has no name</translation>
    </message>
    <message>
        <source>Its position is missing or cannot be: {text}</source>
        <translation>Its position is missing or cannot be: {text}</translation>
    </message>
    <message>
        <source>No number came with it</source>
        <translation>No number came with it</translation>
    </message>
    <message>
        <source>Field {field} is missing</source>
        <translation>Field {field} is missing</translation>
    </message>
    <message>
        <source>It has no fields</source>
        <translation>It has no fields</translation>
    </message>
    <message>
        <source>More than one series for {name}: ask for one of them, or choose other places</source>
        <translation>More than one series for {name}: ask for one of them, or choose other places</translation>
    </message>
    <message>
        <source>Field {field}, which says what happened, is empty</source>
        <translation>Field {field}, which says what happened, is empty</translation>
    </message>
    <message>
        <source>It is about {other}, which was not asked for</source>
        <translation>It is about {other}, which was not asked for</translation>
    </message>
    <message>
        <source>Field {field} has an unknown value: {text}</source>
        <translation>Field {field} has an unknown value: {text}</translation>
    </message>
    <message>
        <source>Field {field} is empty</source>
        <translation>Field {field} is empty</translation>
    </message>
    <message>
        <source>It was told too long ago: {time}</source>
        <translation>It was told too long ago: {time}</translation>
    </message>
    <message>
        <source>File is left out: {reason}</source>
        <translation>File is left out: {reason}</translation>
    </message>
    <message>
        <source>Last line has no end yet and is read once the file stays unchanged</source>
        <translation>Last line has no end yet and is read once the file stays unchanged</translation>
    </message>
    <message>
        <source>Number of cells is {found} instead of {expected}</source>
        <translation>Number of cells is {found} instead of {expected}</translation>
    </message>
    <message>
        <source>A quotation mark is not closed</source>
        <translation>A quotation mark is not closed</translation>
    </message>
    <message>
        <source>Row holds bytes that are not text in the table&apos;s encoding</source>
        <translation>Row holds bytes that are not text in the table&apos;s encoding</translation>
    </message>
    <message>
        <source>Not a table of fields and values</source>
        <translation>Not a table of fields and values</translation>
    </message>
    <message>
        <source>There must be at least one of: {fields}</source>
        <translation>There must be at least one of: {fields}</translation>
    </message>
    <message>
        <source>Unknown field {field}, the most similar one is {near}</source>
        <translation>Unknown field {field}, the most similar one is {near}</translation>
    </message>
    <message>
        <source>Field topics must be a table of names and numbers</source>
        <translation>Field topics must be a table of names and numbers</translation>
    </message>
    <message>
        <source>More than {most} topics, those after them are left out</source>
        <translation>More than {most} topics, those after them are left out</translation>
    </message>
    <message>
        <source>Message cannot be read: {reason}</source>
        <translation>Message cannot be read: {reason}</translation>
    </message>
    <message>
        <source>Broker refuses this topic: {reason}</source>
        <translation>Broker refuses this topic: {reason}</translation>
    </message>
    <message>
        <source>It has neither a name nor an id nor a place</source>
        <translation>It has neither a name nor an id nor a place</translation>
    </message>
    <message>
        <source>Not an entry of a camera: other cells than the first line has, or no feature</source>
        <translation>Not an entry of a camera: other cells than the first line has, or no feature</translation>
    </message>
    <message>
        <source>Not an object with fields</source>
        <translation>Not an object with fields</translation>
    </message>
    <message>
        <source>It has no name</source>
        <translation>It has no name</translation>
    </message>
    <message>
        <source>Not a position in Korea: WGSXPT {x}, WGSYPT {y}</source>
        <translation>Not a position in Korea: WGSXPT {x}, WGSYPT {y}</translation>
    </message>
    <message>
        <source>Not a position: latitude {latitude}, longitude {longitude}</source>
        <translation>Not a position: latitude {latitude}, longitude {longitude}</translation>
    </message>
    <message>
        <source>Its address is not one that this program can open</source>
        <translation>Its address is not one that this program can open</translation>
    </message>
    <message>
        <source>Its address does not tell how to read it</source>
        <translation>Its address does not tell how to read it</translation>
    </message>
    <message>
        <source>Another camera of the list is known by the same: {id}</source>
        <translation>Another camera of the list is known by the same: {id}</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Connecting</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Hidden</translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation>Not permitted</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>print one JSON document</source>
        <translation>print one JSON document</translation>
    </message>
    <message>
        <source>name of the wall, where several run</source>
        <translation>name of the wall, where several run</translation>
    </message>
    <message>
        <source>No wall named {instance} is running, start one with: controlroom run</source>
        <translation>No wall named {instance} is running, start one with: controlroom run</translation>
    </message>
    <message>
        <source>Not asked: the name {instance} is taken by a process of another user (id {user}), not by your wall</source>
        <translation>Not asked: the name {instance} is taken by a process of another user (id {user}), not by your wall</translation>
    </message>
    <message>
        <source>give these cameras a sub stream: {cameras}</source>
        <translation>give these cameras a sub stream: {cameras}</translation>
    </message>
    <message>
        <source>use a graphics card that decodes, none works here</source>
        <translation>use a graphics card that decodes, none works here</translation>
    </message>
    <message>
        <source>show fewer cameras at once, the computer is at its limit</source>
        <translation>show fewer cameras at once, the computer is at its limit</translation>
    </message>
    <message>
        <source>look at the network of these cameras: {cameras}</source>
        <translation>look at the network of these cameras: {cameras}</translation>
    </message>
</context>
<context>
    <name>try</name>
    <message>
        <source>kind of the source, or the id of one of the city&apos;s; controlroom sources --kinds tells</source>
        <translation>kind of the source, or the id of one of the city&apos;s; controlroom sources --kinds tells</translation>
    </message>
    <message>
        <source>what stands in a source&apos;s file, such as address=https://example.org/data.json</source>
        <translation>what stands in a source&apos;s file, such as address=https://example.org/data.json</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>print one JSON document</translation>
    </message>
    <message>
        <source>show as many rows of each table (default: 20); 0 shows all</source>
        <translation>show as many rows of each table (default: 20); 0 shows all</translation>
    </message>
    <message>
        <source>There is no kind and no source {name}; nearest: {nearest}</source>
        <translation>There is no kind and no source {name}; nearest: {nearest}</translation>
    </message>
    <message>
        <source>Not of the form KEY=VALUE: {text}</source>
        <translation>Not of the form KEY=VALUE: {text}</translation>
    </message>
    <message>
        <source>{key}: {reason}</source>
        <translation>{key}: {reason}</translation>
    </message>
    <message>
        <source>listen for so long to a source that sends by itself (default: 10)</source>
        <translation>listen for so long to a source that sends by itself (default: 10)</translation>
    </message>
    <message>
        <source>{count} samples</source>
        <translation>{count} samples</translation>
    </message>
    <message>
        <source>{count} events</source>
        <translation>{count} events</translation>
    </message>
    <message>
        <source>{count} cameras</source>
        <translation>{count} cameras</translation>
    </message>
    <message>
        <source>{count} rows left out</source>
        <translation>{count} rows left out</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… and {count} more</translation>
    </message>
    <message>
        <source>{reason} ({detail})</source>
        <translation>{reason} ({detail})</translation>
    </message>
</context>
<context>
    <name>units</name>
    <message>
        <source>{min} min {s} s</source>
        <translation>{min} min {s} s</translation>
    </message>
    <message>
        <source>{h} h {min} min</source>
        <translation>{h} h {min} min</translation>
    </message>
    <message>
        <source>{d} d {h} h</source>
        <translation>{d} d {h} h</translation>
    </message>
    <message>
        <source>{min} min</source>
        <translation>{min} min</translation>
    </message>
    <message>
        <source>{h} h</source>
        <translation>{h} h</translation>
    </message>
    <message>
        <source>{d} d</source>
        <translation>{d} d</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
</context>
<context>
    <name>values</name>
    <message>
        <source>Source does not send this value</source>
        <translation>Source does not send this value</translation>
    </message>
    <message>
        <source>Source has no value now</source>
        <translation>Source has no value now</translation>
    </message>
    <message>
        <source>Source sends words instead of a number</source>
        <translation>Source sends words instead of a number</translation>
    </message>
    <message>
        <source>Source sends something that is not a number</source>
        <translation>Source sends something that is not a number</translation>
    </message>
</context>
<context>
    <name>verbs</name>
    <message>
        <source>Enlarge, again to return</source>
        <translation>Enlarge, again to return</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>One step back</translation>
    </message>
    <message>
        <source>Save the picture with time and name</source>
        <translation>Save the picture with time and name</translation>
    </message>
    <message>
        <source>Search cameras</source>
        <translation>Search cameras</translation>
    </message>
    <message>
        <source>Replace the camera</source>
        <translation>Replace the camera</translation>
    </message>
    <message>
        <source>Empty the cell</source>
        <translation>Empty the cell</translation>
    </message>
    <message>
        <source>Undo, 100 steps</source>
        <translation>Undo, 100 steps</translation>
    </message>
    <message>
        <source>Save this arrangement in the layout&apos;s file</source>
        <translation>Save this arrangement in the layout&apos;s file</translation>
    </message>
    <message>
        <source>Privacy curtain for every camera</source>
        <translation>Privacy curtain for every camera</translation>
    </message>
    <message>
        <source>Show the number of each screen</source>
        <translation>Show the number of each screen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation>All shortcuts</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Arrow keys</translation>
    </message>
    <message>
        <source>Move the selection</source>
        <translation>Move the selection</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 to 9</translation>
    </message>
    <message>
        <source>Layout 1 to 9</source>
        <translation>Layout 1 to 9</translation>
    </message>
    <message>
        <source>Camera number</source>
        <translation>Camera number</translation>
    </message>
    <message>
        <source>Select that camera</source>
        <translation>Select that camera</translation>
    </message>
    <message>
        <source>Double click, Enter</source>
        <translation>Double click, Enter</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Wheel</translation>
    </message>
    <message>
        <source>Zoom into the picture</source>
        <translation>Zoom into the picture</translation>
    </message>
    <message>
        <source>Drag when zoomed</source>
        <translation>Drag when zoomed</translation>
    </message>
    <message>
        <source>Move the part shown</source>
        <translation>Move the part shown</translation>
    </message>
    <message>
        <source>Drag tile on tile</source>
        <translation>Drag tile on tile</translation>
    </message>
    <message>
        <source>Swap the cameras</source>
        <translation>Swap the cameras</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>Right click</translation>
    </message>
    <message>
        <source>The same actions as a menu</source>
        <translation>The same actions as a menu</translation>
    </message>
</context>
<context>
    <name>wall</name>
    <message>
        <source>This version has no panel of the kind {kind}</source>
        <translation>This version has no panel of the kind {kind}</translation>
    </message>
</context>
</TS>
