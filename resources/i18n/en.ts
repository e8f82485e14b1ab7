<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Actions</name>
    <message>
        <source>Select a screen first</source>
        <translation>Select a screen first</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>There is nothing to undo</translation>
    </message>
    <message>
        <source>There is nothing to do again</source>
        <translation>There is nothing to do again</translation>
    </message>
    <message>
        <source>There is no scene {number}</source>
        <translation>There is no scene {number}</translation>
    </message>
    <message>
        <source>There is no screen {number}</source>
        <translation>There is no screen {number}</translation>
    </message>
    <message>
        <source>Select a tile with a camera first</source>
        <translation>Select a tile with a camera first</translation>
    </message>
    <message>
        <source>{screen} has no tile that could show a camera</source>
        <translation>{screen} has no tile that could show a camera</translation>
    </message>
    <message>
        <source>Select the tile first that {camera} should go to</source>
        <translation>Select the tile first that {camera} should go to</translation>
    </message>
    <message>
        <source>Select a tile first</source>
        <translation>Select a tile first</translation>
    </message>
    <message>
        <source>There is no camera in this tile</source>
        <translation>There is no camera in this tile</translation>
    </message>
    <message>
        <source>There is nothing in this tile</source>
        <translation>There is nothing in this tile</translation>
    </message>
    <message>
        <source>No tour has begun</source>
        <translation>No tour has begun</translation>
    </message>
</context>
<context>
    <name>AlarmHands</name>
    <message>
        <source>There is no alarm</source>
        <translation>There is no alarm</translation>
    </message>
    <message>
        <source>Alarms are acknowledged at the operators&apos; desks</source>
        <translation>Alarms are acknowledged at the operators&apos; desks</translation>
    </message>
    <message>
        <source>No alarm waits to be acknowledged</source>
        <translation>No alarm waits to be acknowledged</translation>
    </message>
    <message>
        <source>Acknowledged: {alarm}</source>
        <translation>Acknowledged: {alarm}</translation>
    </message>
    <message>
        <source>Alarms acknowledged: {count}</source>
        <translation>Alarms acknowledged: {count}</translation>
    </message>
    <message>
        <source>Shelved for {minutes} min: {reason}</source>
        <translation>Shelved for {minutes} min: {reason}</translation>
    </message>
    <message>
        <source>Select a tile with a camera, or an alarm that has a position or cameras</source>
        <translation>Select a tile with a camera, or an alarm that has a position or cameras</translation>
    </message>
    <message>
        <source>The camera list has no position of this camera</source>
        <translation>The camera list has no position of this camera</translation>
    </message>
    <message>
        <source>No other camera of the list has a position</source>
        <translation>No other camera of the list has a position</translation>
    </message>
    <message>
        <source>Nearest to {place}</source>
        <translation>Nearest to {place}</translation>
    </message>
    <message>
        <source>Nearest cameras</source>
        <translation>Nearest cameras</translation>
    </message>
</context>
<context>
    <name>CameraList</name>
    <message>
        <source>Search cameras</source>
        <translation>Search cameras</translation>
    </message>
    <message>
        <source>This city has no cameras</source>
        <translation>This city has no cameras</translation>
    </message>
    <message>
        <source>{found} of {all} cameras</source>
        <translation>{found} of {all} cameras</translation>
    </message>
    <message>
        <source>No camera found for “{query}”. The nearest names:</source>
        <translation>No camera found for “{query}”. The nearest names:</translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message>
        <source>This tile shows a panel, which belongs to its layout</source>
        <translation>This tile shows a panel, which belongs to its layout</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>What is to be done?</source>
        <translation>What is to be done?</translation>
    </message>
    <message>
        <source>What is to be done? Cameras go to {place}</source>
        <translation>What is to be done? Cameras go to {place}</translation>
    </message>
    <message>
        <source>Layout for {screen}</source>
        <translation>Layout for {screen}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Save as a scene</source>
        <translation>Save as a scene</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>Tours</source>
        <translation>Tours</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>Scenes</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>Select a screen first</source>
        <translation>Select a screen first</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nothing is selected</translation>
    </message>
    <message>
        <source>Arrow keys select</source>
        <translation>Arrow keys select</translation>
    </message>
</context>
<context>
    <name>DeskHeader</name>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Do again</translation>
    </message>
    <message>
        <source>Privacy curtain</source>
        <translation>Privacy curtain</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Find a command</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>Simulated</translation>
    </message>
</context>
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
    <name>JournalView</name>
    <message>
        <source>Nothing was done yet</source>
        <translation>Nothing was done yet</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Next by schedule: {time} {name}</source>
        <translation>Next by schedule: {time} {name}</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>undone</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>no camera has this number</source>
        <translation>no camera has this number</translation>
    </message>
    <message>
        <source>No camera has this number</source>
        <translation>No camera has this number</translation>
    </message>
</context>
<context>
    <name>MiniWall</name>
    <message>
        <source>The monitor is not there</source>
        <translation>The monitor is not there</translation>
    </message>
</context>
<context>
    <name>NameBox</name>
    <message>
        <source>Save what the wall shows as a scene</source>
        <translation>Save what the wall shows as a scene</translation>
    </message>
    <message>
        <source>Enter writes the scene “{name}” anew, Esc leaves it</source>
        <translation>Enter writes the scene “{name}” anew, Esc leaves it</translation>
    </message>
    <message>
        <source>Enter saves, Esc leaves</source>
        <translation>Enter saves, Esc leaves</translation>
    </message>
    <message>
        <source>A scene needs a name</source>
        <translation>A scene needs a name</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Nothing is called like “{query}”</source>
        <translation>Nothing is called like “{query}”</translation>
    </message>
</context>
<context>
    <name>SceneCards</name>
    <message>
        <source>Scenes</source>
        <translation>Scenes</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>on the wall</source>
        <translation>on the wall</translation>
    </message>
    <message>
        <source>No scenes yet: Ctrl S saves what the wall shows as one</source>
        <translation>No scenes yet: Ctrl S saves what the wall shows as one</translation>
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
    <name>StatusLine</name>
    <message>
        <source>Bin: empty the tile</source>
        <translation>Bin: empty the tile</translation>
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
    <name>TourRow</name>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>Step before</source>
        <translation>Step before</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Next step</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message numerus="yes">
        <source>{problem} (and %n more, run: controlroom check)</source>
        <translation>
            <numerusform>{problem} (and %n more, run: controlroom check)</numerusform>
            <numerusform>{problem} (and %n more, run: controlroom check)</numerusform>
        </translation>
    </message>
    <message>
        <source>Calling {address}</source>
        <translation>Calling {address}</translation>
    </message>
    <message>
        <source>Nothing on this computer can call {address}, set up a program for such calls</source>
        <translation>Nothing on this computer can call {address}, set up a program for such calls</translation>
    </message>
    <message>
        <source>The cameras that failed together are back</source>
        <translation>The cameras that failed together are back</translation>
    </message>
    <message>
        <source>{failed} of {total} cameras failed together, probably the network</source>
        <translation>{failed} of {total} cameras failed together, probably the network</translation>
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
        <source>This tile shows a panel, select one with a camera</source>
        <translation>This tile shows a panel, select one with a camera</translation>
    </message>
    <message>
        <source>Replace the camera of the selected tile</source>
        <translation>Replace the camera of the selected tile</translation>
    </message>
    <message>
        <source>Select a tile with a camera first</source>
        <translation>Select a tile with a camera first</translation>
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
    <name>_Title</name>
    <message>
        <source>Desk</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>Operator: {name}</source>
        <translation>Operator: {name}</translation>
    </message>
</context>
<context>
    <name>_Words</name>
    <message>
        <source>{step} of {steps}</source>
        <translation>{step} of {steps}</translation>
    </message>
    <message>
        <source>{steps} steps</source>
        <translation>{steps} steps</translation>
    </message>
    <message>
        <source>held</source>
        <translation>held</translation>
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
    <name>alarms</name>
    <message>
        <source>Alarms cannot be kept, they are gone when the program ends: {reason}</source>
        <translation>Alarms cannot be kept, they are gone when the program ends: {reason}</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>print one JSON document</translation>
    </message>
    <message>
        <source>The city has no rules of alarms, write some into its city.toml</source>
        <translation>The city has no rules of alarms, write some into its city.toml</translation>
    </message>
    <message>
        <source>Wrong rules, left out: {count}. controlroom check tells what is wrong</source>
        <translation>Wrong rules, left out: {count}. controlroom check tells what is wrong</translation>
    </message>
    <message>
        <source>No alarm stands</source>
        <translation>No alarm stands</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>rule</translation>
    </message>
    <message>
        <source>level</source>
        <translation>level</translation>
    </message>
    <message>
        <source>raised by</source>
        <translation>raised by</translation>
    </message>
    <message>
        <source>says</source>
        <translation>says</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>owner</translation>
    </message>
    <message>
        <source>about</source>
        <translation>about</translation>
    </message>
    <message>
        <source>since</source>
        <translation>since</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>acknowledged</translation>
    </message>
    <message>
        <source>state</source>
        <translation>state</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>stands</translation>
    </message>
    <message>
        <source>stands, its input is gone</source>
        <translation>stands, its input is gone</translation>
    </message>
    <message>
        <source>cleared {age} ago</source>
        <translation>cleared {age} ago</translation>
    </message>
    <message>
        <source>shelved by {by}: {reason}</source>
        <translation>shelved by {by}: {reason}</translation>
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
        <source>what panels cost, how soon a number and a page are on the screen, and growth</source>
        <translation>what panels cost, how soon a number and a page are on the screen, and growth</translation>
    </message>
    <message>
        <source>how soon a wall of four screens shows what it is told, and comes back</source>
        <translation>how soon a wall of four screens shows what it is told, and comes back</translation>
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
        <source>a store of numbers that is there, such as one of `bench data`</source>
        <translation>a store of numbers that is there, such as one of `bench data`</translation>
    </message>
    <message>
        <source>cameras on a page</source>
        <translation>cameras on a page</translation>
    </message>
    <message>
        <source>things that happen while growth is measured; 0 leaves that out</source>
        <translation>things that happen while growth is measured; 0 leaves that out</translation>
    </message>
    <message>
        <source>seconds from one of these things to the next, with decimals</source>
        <translation>seconds from one of these things to the next, with decimals</translation>
    </message>
    <message>
        <source>commands in the long journal</source>
        <translation>commands in the long journal</translation>
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
        <source>private memory, MiB</source>
        <translation>private memory, MiB</translation>
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
        <source>panels</source>
        <translation>panels</translation>
    </message>
    <message>
        <source>live tiles</source>
        <translation>live tiles</translation>
    </message>
    <message>
        <source>window&apos;s process, % of a core</source>
        <translation>window&apos;s process, % of a core</translation>
    </message>
    <message>
        <source>tiles alone, % of a core</source>
        <translation>tiles alone, % of a core</translation>
    </message>
    <message>
        <source>panels beyond the tiles, % of a core</source>
        <translation>panels beyond the tiles, % of a core</translation>
    </message>
    <message>
        <source>page change, ms</source>
        <translation>page change, ms</translation>
    </message>
    <message>
        <source>all of it painted</source>
        <translation>all of it painted</translation>
    </message>
    <message>
        <source>with all lines and comparisons</source>
        <translation>with all lines and comparisons</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>updates</translation>
    </message>
    <message>
        <source>objects</source>
        <translation>objects</translation>
    </message>
    <message>
        <source>memory, MiB an hour</source>
        <translation>memory, MiB an hour</translation>
    </message>
    <message>
        <source>objects an hour</source>
        <translation>objects an hour</translation>
    </message>
    <message>
        <source>six screens</source>
        <translation>six screens</translation>
    </message>
    <message>
        <source>map</source>
        <translation>map</translation>
    </message>
    <message>
        <source>districts</source>
        <translation>districts</translation>
    </message>
    <message>
        <source>points of their borders</source>
        <translation>points of their borders</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>first picture</source>
        <translation>first picture</translation>
    </message>
    <message>
        <source>recolour</source>
        <translation>recolour</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>pan</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>zoom</translation>
    </message>
    <message>
        <source>from sent to painted, ms</source>
        <translation>from sent to painted, ms</translation>
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
        <source>until all that push are acknowledged again, s</source>
        <translation>until all that push are acknowledged again, s</translation>
    </message>
    <message>
        <source>numbers acknowledged</source>
        <translation>numbers acknowledged</translation>
    </message>
    <message>
        <source>posts answered</source>
        <translation>posts answered</translation>
    </message>
    <message>
        <source>messages acknowledged</source>
        <translation>messages acknowledged</translation>
    </message>
    <message>
        <source>of the numbers lost</source>
        <translation>of the numbers lost</translation>
    </message>
    <message>
        <source>of the posts lost</source>
        <translation>of the posts lost</translation>
    </message>
    <message>
        <source>of the messages lost</source>
        <translation>of the messages lost</translation>
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
        <source>growth</source>
        <translation>growth</translation>
    </message>
    <message>
        <source>events</source>
        <translation>events</translation>
    </message>
    <message>
        <source>for each 1,000 of them</source>
        <translation>for each 1,000 of them</translation>
    </message>
    <message>
        <source>a scene over four screens, ms</source>
        <translation>a scene over four screens, ms</translation>
    </message>
    <message>
        <source>last pictures everywhere</source>
        <translation>last pictures everywhere</translation>
    </message>
    <message>
        <source>all moving</source>
        <translation>all moving</translation>
    </message>
    <message>
        <source>from command to painted, ms</source>
        <translation>from command to painted, ms</translation>
    </message>
    <message>
        <source>from a kill, ms</source>
        <translation>from a kill, ms</translation>
    </message>
    <message>
        <source>windows as they were</source>
        <translation>windows as they were</translation>
    </message>
    <message>
        <source>all cameras live</source>
        <translation>all cameras live</translation>
    </message>
    <message>
        <source>a long journal</source>
        <translation>a long journal</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>commands</translation>
    </message>
    <message>
        <source>written in, s</source>
        <translation>written in, s</translation>
    </message>
    <message>
        <source>size, MiB</source>
        <translation>size, MiB</translation>
    </message>
    <message>
        <source>a state at any of them, ms</source>
        <translation>a state at any of them, ms</translation>
    </message>
    <message>
        <source>a state at any time, ms</source>
        <translation>a state at any time, ms</translation>
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
    <message>
        <source>filling a store with the past of the simulated city</source>
        <translation>filling a store with the past of the simulated city</translation>
    </message>
    <message>
        <source>tiles alone</source>
        <translation>tiles alone</translation>
    </message>
    <message>
        <source>with panels</source>
        <translation>with panels</translation>
    </message>
    <message>
        <source>the canvas of six screens</source>
        <translation>the canvas of six screens</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>pages</translation>
    </message>
    <message>
        <source>numbers on their way to the screen</source>
        <translation>numbers on their way to the screen</translation>
    </message>
    <message>
        <source>a map of many districts</source>
        <translation>a map of many districts</translation>
    </message>
    <message>
        <source>a day of updates</source>
        <translation>a day of updates</translation>
    </message>
    <message>
        <source>scenes over four screens</source>
        <translation>scenes over four screens</translation>
    </message>
    <message>
        <source>commands on their way to the screen</source>
        <translation>commands on their way to the screen</translation>
    </message>
    <message>
        <source>scenes, tours, alarms and monitors that come and go</source>
        <translation>scenes, tours, alarms and monitors that come and go</translation>
    </message>
    <message>
        <source>a wall that is killed comes back</source>
        <translation>a wall that is killed comes back</translation>
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
        <source>Rules of alarms: {good} good, {bad} wrong</source>
        <translation>Rules of alarms: {good} good, {bad} wrong</translation>
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
        <source>Walls: {walls}. Scenes: {scenes}. Tours: {tours}. Entries of the schedule: {schedule}</source>
        <translation>Walls: {walls}. Scenes: {scenes}. Tours: {tours}. Entries of the schedule: {schedule}</translation>
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
        <source>the city&apos;s rules of alarms, and what is raised</source>
        <translation>the city&apos;s rules of alarms, and what is raised</translation>
    </message>
    <message>
        <source>measure what this machine can show</source>
        <translation>measure what this machine can show</translation>
    </message>
    <message>
        <source>who did what to a wall and when, and what it showed at a time</source>
        <translation>who did what to a wall and when, and what it showed at a time</translation>
    </message>
    <message>
        <source>draw a wall as it stood at a time</source>
        <translation>draw a wall as it stood at a time</translation>
    </message>
    <message>
        <source>have a running wall do something: scenes, tours, cameras, undo</source>
        <translation>have a running wall do something: scenes, tours, cameras, undo</translation>
    </message>
    <message>
        <source>switch the page of a running wall</source>
        <translation>switch the page of a running wall</translation>
    </message>
    <message>
        <source>show on every monitor which one it is, and how a wall&apos;s file names it</source>
        <translation>show on every monitor which one it is, and how a wall&apos;s file names it</translation>
    </message>
    <message>
        <source>ask a running wall how it is</source>
        <translation>ask a running wall how it is</translation>
    </message>
</context>
<context>
    <name>control</name>
    <message>
        <source>The control API&apos;s token, {name}, must have at least {least} printable characters</source>
        <translation>The control API&apos;s token, {name}, must have at least {least} printable characters</translation>
    </message>
    <message>
        <source>The control API&apos;s token in {file} must have at least {least} printable characters: remove the file</source>
        <translation>The control API&apos;s token in {file} must have at least {least} printable characters: remove the file</translation>
    </message>
    <message>
        <source>Others may read the control API&apos;s token: remove {file}, and another one is made, or run chmod 600 on it</source>
        <translation>Others may read the control API&apos;s token: remove {file}, and another one is made, or run chmod 600 on it</translation>
    </message>
    <message>
        <source>The control API&apos;s token cannot be kept in {file}: {reason}</source>
        <translation>The control API&apos;s token cannot be kept in {file}: {reason}</translation>
    </message>
    <message>
        <source>The control API cannot listen at port {port}: {reason}</source>
        <translation>The control API cannot listen at port {port}: {reason}</translation>
    </message>
    <message>
        <source>This is not JSON: {reason}</source>
        <translation>This is not JSON: {reason}</translation>
    </message>
    <message>
        <source>Send an object of JSON with the key command</source>
        <translation>Send an object of JSON with the key command</translation>
    </message>
    <message>
        <source>There is no command {kind}; there are: {known}</source>
        <translation>There is no command {kind}; there are: {known}</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>it is nested too deeply</translation>
    </message>
    <message>
        <source>There is no revision {base} yet, the newest is {newest}</source>
        <translation>There is no revision {base} yet, the newest is {newest}</translation>
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
    <name>desk</name>
    <message>
        <source>Send the camera to {screen}</source>
        <translation>Send the camera to {screen}</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Scene</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Tour</translation>
    </message>
    <message>
        <source>Begin {tour}</source>
        <translation>Begin {tour}</translation>
    </message>
    <message>
        <source>Let {tour} go on</source>
        <translation>Let {tour} go on</translation>
    </message>
    <message>
        <source>Hold {tour}</source>
        <translation>Hold {tour}</translation>
    </message>
    <message>
        <source>Next step of {tour}</source>
        <translation>Next step of {tour}</translation>
    </message>
    <message>
        <source>Step before of {tour}</source>
        <translation>Step before of {tour}</translation>
    </message>
    <message>
        <source>End {tour}</source>
        <translation>End {tour}</translation>
    </message>
    <message>
        <source>{layout} on {screen}</source>
        <translation>{layout} on {screen}</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>{number}, to {place}</source>
        <translation>{number}, to {place}</translation>
    </message>
    <message>
        <source>{screen}, tile {tile}</source>
        <translation>{screen}, tile {tile}</translation>
    </message>
    <message>
        <source>Let go of {camera} on a tile, or on the bin</source>
        <translation>Let go of {camera} on a tile, or on the bin</translation>
    </message>
    <message>
        <source>{camera} stays where it is</source>
        <translation>{camera} stays where it is</translation>
    </message>
    <message>
        <source>{place} shows a panel, no camera can go there</source>
        <translation>{place} shows a panel, no camera can go there</translation>
    </message>
    <message>
        <source>{camera} is on {place} already</source>
        <translation>{camera} is on {place} already</translation>
    </message>
    <message>
        <source>{camera} comes to {place}</source>
        <translation>{camera} comes to {place}</translation>
    </message>
    <message>
        <source>{camera} replaces {other} on {place}</source>
        <translation>{camera} replaces {other} on {place}</translation>
    </message>
    <message>
        <source>{camera} moves to {place}</source>
        <translation>{camera} moves to {place}</translation>
    </message>
    <message>
        <source>{one} and {other} change places</source>
        <translation>{one} and {other} change places</translation>
    </message>
    <message>
        <source>{camera} is in the list, there is nothing to empty</source>
        <translation>{camera} is in the list, there is nothing to empty</translation>
    </message>
    <message>
        <source>{place} is emptied of {camera}</source>
        <translation>{place} is emptied of {camera}</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Command palette</translation>
    </message>
    <message>
        <source>Search cameras</source>
        <translation>Search cameras</translation>
    </message>
    <message>
        <source>Enlarge the tile, again to return</source>
        <translation>Enlarge the tile, again to return</translation>
    </message>
    <message>
        <source>Empty the tile</source>
        <translation>Empty the tile</translation>
    </message>
    <message>
        <source>Show the nearest cameras, or leave them</source>
        <translation>Show the nearest cameras, or leave them</translation>
    </message>
    <message>
        <source>Choose a layout for the screen</source>
        <translation>Choose a layout for the screen</translation>
    </message>
    <message>
        <source>Show the screen as its layout says</source>
        <translation>Show the screen as its layout says</translation>
    </message>
    <message>
        <source>Hold the tours, or let them go on</source>
        <translation>Hold the tours, or let them go on</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Do again</translation>
    </message>
    <message>
        <source>Acknowledge the alarm</source>
        <translation>Acknowledge the alarm</translation>
    </message>
    <message>
        <source>Privacy curtain for every camera</source>
        <translation>Privacy curtain for every camera</translation>
    </message>
    <message>
        <source>Save what the wall shows as a scene</source>
        <translation>Save what the wall shows as a scene</translation>
    </message>
    <message>
        <source>Show the number of each screen on it</source>
        <translation>Show the number of each screen on it</translation>
    </message>
    <message>
        <source>Numbers and names of all tiles</source>
        <translation>Numbers and names of all tiles</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>One step back</translation>
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
        <source>Move from tile to tile, over all screens</source>
        <translation>Move from tile to tile, over all screens</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Next screen, then the next part of the desk</source>
        <translation>Next screen, then the next part of the desk</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 to 9</translation>
    </message>
    <message>
        <source>Show scene 1 to 9</source>
        <translation>Show scene 1 to 9</translation>
    </message>
    <message>
        <source>Shift 1 to 9</source>
        <translation>Shift 1 to 9</translation>
    </message>
    <message>
        <source>Send the camera to screen 1 to 9</source>
        <translation>Send the camera to screen 1 to 9</translation>
    </message>
    <message>
        <source>Drag tile on tile</source>
        <translation>Drag tile on tile</translation>
    </message>
    <message>
        <source>The cameras change places</source>
        <translation>The cameras change places</translation>
    </message>
    <message>
        <source>Drag camera on tile</source>
        <translation>Drag camera on tile</translation>
    </message>
    <message>
        <source>The camera is shown there</source>
        <translation>The camera is shown there</translation>
    </message>
    <message>
        <source>Drag tile to the bin</source>
        <translation>Drag tile to the bin</translation>
    </message>
    <message>
        <source>The tile is emptied</source>
        <translation>The tile is emptied</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>Right click</translation>
    </message>
    <message>
        <source>The same actions as a menu</source>
        <translation>The same actions as a menu</translation>
    </message>
    <message>
        <source>mayor</source>
        <translation>mayor</translation>
    </message>
    <message>
        <source>district</source>
        <translation>district</translation>
    </message>
    <message>
        <source>conference</source>
        <translation>conference</translation>
    </message>
    <message>
        <source>citizens</source>
        <translation>citizens</translation>
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
    <name>identify</name>
    <message>
        <source>print one JSON document</source>
        <translation>print one JSON document</translation>
    </message>
    <message>
        <source>for how many seconds it is shown; 0: only print</source>
        <translation>for how many seconds it is shown; 0: only print</translation>
    </message>
    <message>
        <source>a number of seconds from 0 to 3600</source>
        <translation>a number of seconds from 0 to 3600</translation>
    </message>
    <message>
        <source>This session has no monitors: run it on the desktop of the wall</source>
        <translation>This session has no monitors: run it on the desktop of the wall</translation>
    </message>
    <message>
        <source>{model}, serial number {serial}</source>
        <translation>{model}, serial number {serial}</translation>
    </message>
    <message>
        <source>model unknown</source>
        <translation>model unknown</translation>
    </message>
    <message>
        <source>{width}×{height} px, {width_mm}×{height_mm} mm</source>
        <translation>{width}×{height} px, {width_mm}×{height_mm} mm</translation>
    </message>
    <message>
        <source>{width}×{height} px, size in mm unknown</source>
        <translation>{width}×{height} px, size in mm unknown</translation>
    </message>
    <message>
        <source>turned by {degrees}°, scale {scale}</source>
        <translation>turned by {degrees}°, scale {scale}</translation>
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
    <name>incidents</name>
    <message>
        <source>Dispatched</source>
        <translation>Dispatched</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Working</translation>
    </message>
    <message>
        <source>Under control</source>
        <translation>Under control</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>Being dealt with</source>
        <translation>Being dealt with</translation>
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
    <name>journal</name>
    <message>
        <source>Nothing is in the journal yet</source>
        <translation>Nothing is in the journal yet</translation>
    </message>
    <message>
        <source>What was shown then is not known: the journal begins at {time}</source>
        <translation>What was shown then is not known: the journal begins at {time}</translation>
    </message>
    <message>
        <source>Revision {revision}, since {time}: {what} ({by}, {origin})</source>
        <translation>Revision {revision}, since {time}: {what} ({by}, {origin})</translation>
    </message>
    <message>
        <source>Screen {screen}: layout {layout}</source>
        <translation>Screen {screen}: layout {layout}</translation>
    </message>
    <message>
        <source>tile {tile}: {camera}</source>
        <translation>tile {tile}: {camera}</translation>
    </message>
    <message>
        <source>tile {tile}: empty</source>
        <translation>tile {tile}: empty</translation>
    </message>
    <message>
        <source>tile {tile} fills the screen</source>
        <translation>tile {tile} fills the screen</translation>
    </message>
    <message>
        <source>tile {tile}: a part of its picture</source>
        <translation>tile {tile}: a part of its picture</translation>
    </message>
    <message>
        <source>the cameras nearest to {name}: {cameras}</source>
        <translation>the cameras nearest to {name}: {cameras}</translation>
    </message>
    <message>
        <source>Scene: {scene}</source>
        <translation>Scene: {scene}</translation>
    </message>
    <message>
        <source>Tour {tour}: step {step}</source>
        <translation>Tour {tour}: step {step}</translation>
    </message>
    <message>
        <source>Tour {tour}: step {step}, paused</source>
        <translation>Tour {tour}: step {step}, paused</translation>
    </message>
    <message>
        <source>The privacy curtain is closed</source>
        <translation>The privacy curtain is closed</translation>
    </message>
    <message>
        <source>only from this time on, such as 2026-11-28T10:15 (of the city&apos;s clocks)</source>
        <translation>only from this time on, such as 2026-11-28T10:15 (of the city&apos;s clocks)</translation>
    </message>
    <message>
        <source>only up to this time</source>
        <translation>only up to this time</translation>
    </message>
    <message>
        <source>only what was done by this operator</source>
        <translation>only what was done by this operator</translation>
    </message>
    <message>
        <source>only this command; may be given several times</source>
        <translation>only this command; may be given several times</translation>
    </message>
    <message>
        <source>only what came from there; may be given several times</source>
        <translation>only what came from there; may be given several times</translation>
    </message>
    <message>
        <source>the newest so many; 100 as text, else all</source>
        <translation>the newest so many; 100 as text, else all</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>print one JSON document</translation>
    </message>
    <message>
        <source>write a table with commas into this file, in UTF-8</source>
        <translation>write a table with commas into this file, in UTF-8</translation>
    </message>
    <message>
        <source>what the wall showed at this time</source>
        <translation>what the wall showed at this time</translation>
    </message>
    <message>
        <source>Nothing of that kind is in the journal</source>
        <translation>Nothing of that kind is in the journal</translation>
    </message>
    <message>
        <source>Entries written to {file}: {count}</source>
        <translation>Entries written to {file}: {count}</translation>
    </message>
    <message>
        <source>The table cannot be written to {file}: {reason}</source>
        <translation>The table cannot be written to {file}: {reason}</translation>
    </message>
    <message>
        <source>revision</source>
        <translation>revision</translation>
    </message>
    <message>
        <source>time</source>
        <translation>time</translation>
    </message>
    <message>
        <source>who</source>
        <translation>who</translation>
    </message>
    <message>
        <source>from</source>
        <translation>from</translation>
    </message>
    <message>
        <source>what</source>
        <translation>what</translation>
    </message>
    <message>
        <source>{what} (undone by {revision})</source>
        <translation>{what} (undone by {revision})</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>wall</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>desk</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>command line</translation>
    </message>
    <message>
        <source>control API</source>
        <translation>control API</translation>
    </message>
    <message>
        <source>tour</source>
        <translation>tour</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>schedule</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>alarm</translation>
    </message>
    <message>
        <source>city&apos;s files</source>
        <translation>city&apos;s files</translation>
    </message>
    <message>
        <source>program</source>
        <translation>program</translation>
    </message>
    <message>
        <source>Layout {layout} on screen {screen}</source>
        <translation>Layout {layout} on screen {screen}</translation>
    </message>
    <message>
        <source>Layout {layout} on every screen</source>
        <translation>Layout {layout} on every screen</translation>
    </message>
    <message>
        <source>Camera {camera} in tile {tile} of screen {screen}</source>
        <translation>Camera {camera} in tile {tile} of screen {screen}</translation>
    </message>
    <message>
        <source>Tile {tile} of screen {screen} emptied</source>
        <translation>Tile {tile} of screen {screen} emptied</translation>
    </message>
    <message>
        <source>Other cameras in {count} tiles of screens: {screens}</source>
        <translation>Other cameras in {count} tiles of screens: {screens}</translation>
    </message>
    <message>
        <source>Tile {tile} fills screen {screen}</source>
        <translation>Tile {tile} fills screen {screen}</translation>
    </message>
    <message>
        <source>All tiles of screen {screen} again</source>
        <translation>All tiles of screen {screen} again</translation>
    </message>
    <message>
        <source>A part of the picture in tile {tile} of screen {screen}</source>
        <translation>A part of the picture in tile {tile} of screen {screen}</translation>
    </message>
    <message>
        <source>The whole picture in tile {tile} of screen {screen} again</source>
        <translation>The whole picture in tile {tile} of screen {screen} again</translation>
    </message>
    <message>
        <source>Cameras nearest to {name} on screen {screen}</source>
        <translation>Cameras nearest to {name} on screen {screen}</translation>
    </message>
    <message>
        <source>The layout of screen {screen} again</source>
        <translation>The layout of screen {screen} again</translation>
    </message>
    <message>
        <source>Tiles of screen {screen} as its layout has them</source>
        <translation>Tiles of screen {screen} as its layout has them</translation>
    </message>
    <message>
        <source>Privacy curtain closed</source>
        <translation>Privacy curtain closed</translation>
    </message>
    <message>
        <source>Privacy curtain opened</source>
        <translation>Privacy curtain opened</translation>
    </message>
    <message>
        <source>Scene {scene}</source>
        <translation>Scene {scene}</translation>
    </message>
    <message>
        <source>Tour {tour} begun</source>
        <translation>Tour {tour} begun</translation>
    </message>
    <message>
        <source>Tour {tour}, step {step}</source>
        <translation>Tour {tour}, step {step}</translation>
    </message>
    <message>
        <source>Tour {tour} paused</source>
        <translation>Tour {tour} paused</translation>
    </message>
    <message>
        <source>Tour {tour} goes on</source>
        <translation>Tour {tour} goes on</translation>
    </message>
    <message>
        <source>All tours paused</source>
        <translation>All tours paused</translation>
    </message>
    <message>
        <source>All tours go on</source>
        <translation>All tours go on</translation>
    </message>
    <message>
        <source>Tour {tour} ended</source>
        <translation>Tour {tour} ended</translation>
    </message>
    <message>
        <source>Revision {revision} undone</source>
        <translation>Revision {revision} undone</translation>
    </message>
    <message>
        <source>What revision {revision} had undone, done again</source>
        <translation>What revision {revision} had undone, done again</translation>
    </message>
    <message>
        <source>Program started with the city {city}</source>
        <translation>Program started with the city {city}</translation>
    </message>
    <message>
        <source>Program started with the city {city}, the wall as it was left</source>
        <translation>Program started with the city {city}, the wall as it was left</translation>
    </message>
    <message>
        <source>New screens: {screens}</source>
        <translation>New screens: {screens}</translation>
    </message>
    <message>
        <source>Program ended</source>
        <translation>Program ended</translation>
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
        <source>No wall has the file walls/{name}.toml</source>
        <translation>No wall has the file walls/{name}.toml</translation>
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
        <source>The file has {size} MB, at most {limit} MB are read: simplify its borders</source>
        <translation>The file has {size} MB, at most {limit} MB are read: simplify its borders</translation>
    </message>
    <message>
        <source>Must be a GeoJSON Feature with properties</source>
        <translation>Must be a GeoJSON Feature with properties</translation>
    </message>
    <message>
        <source>No feature of {file} has the property {name}, there are: {there}</source>
        <translation>No feature of {file} has the property {name}, there are: {there}</translation>
    </message>
    <message>
        <source>No property is known to hold the districts&apos; names, write name_property of [map]; there are: {there}</source>
        <translation>No property is known to hold the districts&apos; names, write name_property of [map]; there are: {there}</translation>
    </message>
    <message>
        <source>Feature has no name in its property {name}</source>
        <translation>Feature has no name in its property {name}</translation>
    </message>
    <message>
        <source>More than {limit} districts, those after it are left out</source>
        <translation>More than {limit} districts, those after it are left out</translation>
    </message>
    <message>
        <source>{file} has no district that can be drawn</source>
        <translation>{file} has no district that can be drawn</translation>
    </message>
    <message>
        <source>No district has the name {name}</source>
        <translation>No district has the name {name}</translation>
    </message>
    <message>
        <source>{name} lies where {other} lies, in column {column} and row {row}</source>
        <translation>{name} lies where {other} lies, in column {column} and row {row}</translation>
    </message>
    <message>
        <source>The grid has no place for {names}; below all others</source>
        <translation>The grid has no place for {names}; below all others</translation>
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
        <source>Must be tables, each begins with [[alarm]]</source>
        <translation>Must be tables, each begins with [[alarm]]</translation>
    </message>
    <message>
        <source>The alarm in line {line} has this id already</source>
        <translation>The alarm in line {line} has this id already</translation>
    </message>
    <message>
        <source>The indicator {id} has no {limit}, write a number</source>
        <translation>The indicator {id} has no {limit}, write a number</translation>
    </message>
    <message>
        <source>The indicator {id} is worse {way} its {limit}, write it with {way}</source>
        <translation>The indicator {id} is worse {way} its {limit}, write it with {way}</translation>
    </message>
    <message>
        <source>The limits of {id} are those of the city&apos;s sum, write a number for its places</source>
        <translation>The limits of {id} are those of the city&apos;s sum, write a number for its places</translation>
    </message>
    <message>
        <source>clear ({clear}) is on the wrong side of {key} ({limit})</source>
        <translation>clear ({clear}) is on the wrong side of {key} ({limit})</translation>
    </message>
    <message>
        <source>No camera has the id {id}</source>
        <translation>No camera has the id {id}</translation>
    </message>
    <message>
        <source>No wall has a screen {id}</source>
        <translation>No wall has a screen {id}</translation>
    </message>
    <message>
        <source>No scene has the file scenes/{name}.toml</source>
        <translation>No scene has the file scenes/{name}.toml</translation>
    </message>
    <message>
        <source>No source has the id {id}</source>
        <translation>No source has the id {id}</translation>
    </message>
    <message>
        <source>No layout has the file layouts/{id}.toml</source>
        <translation>No layout has the file layouts/{id}.toml</translation>
    </message>
    <message>
        <source>The list {source} has the position of this camera, but no address of its picture: write it with its address into cameras.csv under this id, or have it show a stream near it (streams_within_m of the source)</source>
        <translation>The list {source} has the position of this camera, but no address of its picture: write it with its address into cameras.csv under this id, or have it show a stream near it (streams_within_m of the source)</translation>
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
        <source>Must be a day such as 2026-09-17, without quotation marks</source>
        <translation>Must be a day such as 2026-09-17, without quotation marks</translation>
    </message>
    <message>
        <source>Must be a time such as 07:00:00, without quotation marks</source>
        <translation>Must be a time such as 07:00:00, without quotation marks</translation>
    </message>
    <message>
        <source>Must be a list in brackets, such as [1, 2]</source>
        <translation>Must be a list in brackets, such as [1, 2]</translation>
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
        <source>Must be width x height in pixels, such as 1920x1080</source>
        <translation>Must be width x height in pixels, such as 1920x1080</translation>
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
        <source>Scene saved in {file}</source>
        <translation>Scene saved in {file}</translation>
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
    <message>
        <source>Must be an https:// address without user and password</source>
        <translation>Must be an https:// address without user and password</translation>
    </message>
    <message>
        <source>Must be the name of a host alone, such as grafana.example.org</source>
        <translation>Must be the name of a host alone, such as grafana.example.org</translation>
    </message>
    <message>
        <source>Must be a path from the city&apos;s folder, such as pictures/hall.jpg</source>
        <translation>Must be a path from the city&apos;s folder, such as pictures/hall.jpg</translation>
    </message>
    <message>
        <source>Write indicator or text, and not both</source>
        <translation>Write indicator or text, and not both</translation>
    </message>
    <message>
        <source>Write notice or text, and not both</source>
        <translation>Write notice or text, and not both</translation>
    </message>
    <message>
        <source>end must be later than begin</source>
        <translation>end must be later than begin</translation>
    </message>
    <message>
        <source>end ({end}) must be later than begin ({begin})</source>
        <translation>end ({end}) must be later than begin ({begin})</translation>
    </message>
    <message>
        <source>Write progress or progress_from, and not both</source>
        <translation>Write progress or progress_from, and not both</translation>
    </message>
    <message>
        <source>progress needs as_of: the day on which it was so</source>
        <translation>progress needs as_of: the day on which it was so</translation>
    </message>
    <message>
        <source>as_of belongs to progress, an indicator has its own time</source>
        <translation>as_of belongs to progress, an indicator has its own time</translation>
    </message>
    <message>
        <source>Points of a plan come in the order of their dates, and percent never falls</source>
        <translation>Points of a plan come in the order of their dates, and percent never falls</translation>
    </message>
    <message>
        <source>{date} is not between begin and end</source>
        <translation>{date} is not between begin and end</translation>
    </message>
    <message>
        <source>Must be a day such as 2026-09-17, or a day and a time: 2026-09-17T14:30:00</source>
        <translation>Must be a day such as 2026-09-17, or a day and a time: 2026-09-17T14:30:00</translation>
    </message>
    <message>
        <source>Must be a time of day such as 14:30:00</source>
        <translation>Must be a time of day such as 14:30:00</translation>
    </message>
    <message>
        <source>No project has the id {id}</source>
        <translation>No project has the id {id}</translation>
    </message>
    <message>
        <source>No notice has the file notices/{id}.toml</source>
        <translation>No notice has the file notices/{id}.toml</translation>
    </message>
    <message>
        <source>Must be tables, each begins with [[project]]</source>
        <translation>Must be tables, each begins with [[project]]</translation>
    </message>
    <message>
        <source>The project in line {line} has this id already</source>
        <translation>The project in line {line} has this id already</translation>
    </message>
    <message>
        <source>{count} lines are too many, at most {most} can be told apart: indicators times places</source>
        <translation>{count} lines are too many, at most {most} can be told apart: indicators times places</translation>
    </message>
    <message>
        <source>Write what raises it, one of: indicator, event, source, camera</source>
        <translation>Write what raises it, one of: indicator, event, source, camera</translation>
    </message>
    <message>
        <source>An indicator needs one of: above, below, rises_by, falls_by</source>
        <translation>An indicator needs one of: above, below, rises_by, falls_by</translation>
    </message>
    <message>
        <source>Belongs to a rule with an indicator</source>
        <translation>Belongs to a rule with an indicator</translation>
    </message>
    <message>
        <source>rises_by and falls_by need within_s, and nothing else has it</source>
        <translation>rises_by and falls_by need within_s, and nothing else has it</translation>
    </message>
    <message>
        <source>Rules with source or camera need lost_for_s, and no other has it</source>
        <translation>Rules with source or camera need lost_for_s, and no other has it</translation>
    </message>
    <message>
        <source>Write place or places, not both</source>
        <translation>Write place or places, not both</translation>
    </message>
    <message>
        <source>A lost source or camera is trouble of the equipment, no alarm of the city: its level is watch</source>
        <translation>A lost source or camera is trouble of the equipment, no alarm of the city: its level is watch</translation>
    </message>
    <message>
        <source>Trouble of the equipment is not released to the public</source>
        <translation>Trouble of the equipment is not released to the public</translation>
    </message>
    <message>
        <source>Unknown field {field}, allowed: {allowed}</source>
        <translation>Unknown field {field}, allowed: {allowed}</translation>
    </message>
    <message>
        <source>A brace is written twice where it is none of a field</source>
        <translation>A brace is written twice where it is none of a field</translation>
    </message>
    <message>
        <source>Must be a number, warning or critical</source>
        <translation>Must be a number, warning or critical</translation>
    </message>
    <message>
        <source>An event raises at once and clears when it ends, it has no hold times</source>
        <translation>An event raises at once and clears when it ends, it has no hold times</translation>
    </message>
    <message>
        <source>The first line must name the columns: name, column, row</source>
        <translation>The first line must name the columns: name, column, row</translation>
    </message>
    <message>
        <source>column and row must be whole numbers from 1 to {limit}</source>
        <translation>column and row must be whole numbers from 1 to {limit}</translation>
    </message>
    <message>
        <source>Geometry must be a Polygon or a MultiPolygon, alone or in a collection</source>
        <translation>Geometry must be a Polygon or a MultiPolygon, alone or in a collection</translation>
    </message>
    <message>
        <source>Feature has no geometry</source>
        <translation>Feature has no geometry</translation>
    </message>
    <message>
        <source>A border must be a list of at least 3 positions [lon, lat]</source>
        <translation>A border must be a list of at least 3 positions [lon, lat]</translation>
    </message>
    <message>
        <source>Latitude and longitude are swapped: GeoJSON has [lon, lat]. They are read the other way round</source>
        <translation>Latitude and longitude are swapped: GeoJSON has [lon, lat]. They are read the other way round</translation>
    </message>
    <message>
        <source>Coordinates are metres of a grid that the numbers do not tell: write crs of [map], &quot;EPSG:5181&quot; or &quot;EPSG:5186&quot;, or save the file in degrees (EPSG:4326)</source>
        <translation>Coordinates are metres of a grid that the numbers do not tell: write crs of [map], &quot;EPSG:5181&quot; or &quot;EPSG:5186&quot;, or save the file in degrees (EPSG:4326)</translation>
    </message>
    <message>
        <source>Coordinates are of {crs}, which is not read: save the file in degrees (EPSG:4326)</source>
        <translation>Coordinates are of {crs}, which is not read: save the file in degrees (EPSG:4326)</translation>
    </message>
    <message>
        <source>Coordinates are no degrees of longitude and latitude</source>
        <translation>Coordinates are no degrees of longitude and latitude</translation>
    </message>
    <message>
        <source>Belongs to districts that are a file</source>
        <translation>Belongs to districts that are a file</translation>
    </message>
    <message>
        <source>Must be tables, each begins with [[{key}]]</source>
        <translation>Must be tables, each begins with [[{key}]]</translation>
    </message>
    <message>
        <source>The one in line {line} has this id already</source>
        <translation>The one in line {line} has this id already</translation>
    </message>
    <message>
        <source>This wall has no screen {id}</source>
        <translation>This wall has no screen {id}</translation>
    </message>
    <message>
        <source>Screen {id} is in the span {span} already</source>
        <translation>Screen {id} is in the span {span} already</translation>
    </message>
    <message>
        <source>The screens of a span must fill a rectangle of the wall</source>
        <translation>The screens of a span must fill a rectangle of the wall</translation>
    </message>
    <message>
        <source>Screen {id} hangs in this place already</source>
        <translation>Screen {id} hangs in this place already</translation>
    </message>
    <message>
        <source>Screen {id} has this monitor already</source>
        <translation>Screen {id} has this monitor already</translation>
    </message>
    <message>
        <source>A wall needs at least one [[screen]]</source>
        <translation>A wall needs at least one [[screen]]</translation>
    </message>
    <message>
        <source>Say how the monitor is found: model and serial, connector, or number</source>
        <translation>Say how the monitor is found: model and serial, connector, or number</translation>
    </message>
    <message>
        <source>width_mm and height_mm belong together, write both</source>
        <translation>width_mm and height_mm belong together, write both</translation>
    </message>
    <message>
        <source>A place in the wall needs both column and row</source>
        <translation>A place in the wall needs both column and row</translation>
    </message>
    <message>
        <source>Write one of: scenes, layouts, cameras, [[tour.step]]</source>
        <translation>Write one of: scenes, layouts, cameras, [[tour.step]]</translation>
    </message>
    <message>
        <source>A step shows one of: scene, layout, cameras</source>
        <translation>A step shows one of: scene, layout, cameras</translation>
    </message>
    <message>
        <source>Layouts and cameras need a screen</source>
        <translation>Layouts and cameras need a screen</translation>
    </message>
    <message>
        <source>Cameras need tiles, the numbers of those that they come into</source>
        <translation>Cameras need tiles, the numbers of those that they come into</translation>
    </message>
    <message>
        <source>A step has at most as many cameras as there are tiles: {count}</source>
        <translation>A step has at most as many cameras as there are tiles: {count}</translation>
    </message>
    <message>
        <source>Write scene or tour, and not both</source>
        <translation>Write scene or tour, and not both</translation>
    </message>
    <message>
        <source>begin and end belong together, write both</source>
        <translation>begin and end belong together, write both</translation>
    </message>
    <message>
        <source>begin and end are the same; leave both out for the whole day</source>
        <translation>begin and end are the same; leave both out for the whole day</translation>
    </message>
    <message>
        <source>last must not be before first</source>
        <translation>last must not be before first</translation>
    </message>
    <message>
        <source>The wall {wall} has no screen {id}</source>
        <translation>The wall {wall} has no screen {id}</translation>
    </message>
    <message>
        <source>No tour has the id {id}</source>
        <translation>No tour has the id {id}</translation>
    </message>
    <message>
        <source>The layout {layout} has {count} tiles, numbered from 1</source>
        <translation>The layout {layout} has {count} tiles, numbered from 1</translation>
    </message>
    <message>
        <source>Tile {tile} of the layout {layout} shows a panel</source>
        <translation>Tile {tile} of the layout {layout} shows a panel</translation>
    </message>
    <message>
        <source>A scene needs at least one [[screen]]</source>
        <translation>A scene needs at least one [[screen]]</translation>
    </message>
    <message>
        <source>No rule of alarms has the id {id}</source>
        <translation>No rule of alarms has the id {id}</translation>
    </message>
    <message>
        <source>Holds at the same time as the entry {id}, with the same priority: this one is shown</source>
        <translation>Holds at the same time as the entry {id}, with the same priority: this one is shown</translation>
    </message>
    <message>
        <source>{file} cannot be changed because of an error in it; mend it, or save under another name</source>
        <translation>{file} cannot be changed because of an error in it; mend it, or save under another name</translation>
    </message>
    <message>
        <source>The built-in city cannot be changed, copy its folder to make one of your own</source>
        <translation>The built-in city cannot be changed, copy its folder to make one of your own</translation>
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
    <name>menus</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>panels</name>
    <message>
        <source>There is no indicator {id}</source>
        <translation>There is no indicator {id}</translation>
    </message>
    <message>
        <source>There is no indicator {id}. Is {nearest} meant?</source>
        <translation>There is no indicator {id}. Is {nearest} meant?</translation>
    </message>
    <message>
        <source>The indicator {id} is wrong in city.toml: {reason}</source>
        <translation>The indicator {id} is wrong in city.toml: {reason}</translation>
    </message>
    <message>
        <source>{name} is not for this screen</source>
        <translation>{name} is not for this screen</translation>
    </message>
    <message>
        <source>{difference} against usual</source>
        <translation>{difference} against usual</translation>
    </message>
    <message>
        <source>Target {target} reached</source>
        <translation>Target {target} reached</translation>
    </message>
    <message>
        <source>Target {target}</source>
        <translation>Target {target}</translation>
    </message>
    <message>
        <source>Warning {value}</source>
        <translation>Warning {value}</translation>
    </message>
    <message>
        <source>Critical {value}</source>
        <translation>Critical {value}</translation>
    </message>
    <message>
        <source>Target {value}</source>
        <translation>Target {value}</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>no value</translation>
    </message>
    <message>
        <source>city {value}</source>
        <translation>city {value}</translation>
    </message>
    <message>
        <source>{name}, whole city</source>
        <translation>{name}, whole city</translation>
    </message>
    <message>
        <source>{difference} against yesterday</source>
        <translation>{difference} against yesterday</translation>
    </message>
    <message>
        <source>{difference} against last week</source>
        <translation>{difference} against last week</translation>
    </message>
    <message>
        <source>{difference} against last year</source>
        <translation>{difference} against last year</translation>
    </message>
    <message>
        <source>Critical from {limit}</source>
        <translation>Critical from {limit}</translation>
    </message>
    <message>
        <source>Warning from {limit}</source>
        <translation>Warning from {limit}</translation>
    </message>
    <message>
        <source>No value yet</source>
        <translation>No value yet</translation>
    </message>
    <message>
        <source>Last {value}, {time}</source>
        <translation>Last {value}, {time}</translation>
    </message>
    <message>
        <source>Late, from {time}</source>
        <translation>Late, from {time}</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>{time} ago</translation>
    </message>
    <message>
        <source>This panel failed; the log of the program has the details</source>
        <translation>This panel failed; the log of the program has the details</translation>
    </message>
    <message>
        <source>{count} sources</source>
        <translation>{count} sources</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>Crowds</source>
        <translation>Crowds</translation>
    </message>
    <message>
        <source>Relaxed</source>
        <translation>Relaxed</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Rather crowded</source>
        <translation>Rather crowded</translation>
    </message>
    <message>
        <source>Crowded</source>
        <translation>Crowded</translation>
    </message>
    <message>
        <source>{level} from {time}</source>
        <translation>{level} from {time}</translation>
    </message>
    <message>
        <source>{distance} to {limit} {level}</source>
        <translation>{distance} to {limit} {level}</translation>
    </message>
    <message>
        <source>{limit} passed</source>
        <translation>{limit} passed</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>attention</translation>
    </message>
    <message>
        <source>closure</source>
        <translation>closure</translation>
    </message>
    <message>
        <source>flood</source>
        <translation>flood</translation>
    </message>
    <message>
        <source>levee</source>
        <translation>levee</translation>
    </message>
    <message>
        <source>{share} of flood level</source>
        <translation>{share} of flood level</translation>
    </message>
    <message>
        <source>rising, {change} in an hour</source>
        <translation>rising, {change} in an hour</translation>
    </message>
    <message>
        <source>falling, {change} in an hour</source>
        <translation>falling, {change} in an hour</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>steady</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>Streams</translation>
    </message>
    <message>
        <source>No camera here</source>
        <translation>No camera here</translation>
    </message>
    <message>
        <source>{some} of {all} cameras are looked at</source>
        <translation>{some} of {all} cameras are looked at</translation>
    </message>
    <message>
        <source>no picture yet</source>
        <translation>no picture yet</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>since {time}</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>This city has no sources</source>
        <translation>This city has no sources</translation>
    </message>
    <message>
        <source>next at {time}</source>
        <translation>next at {time}</translation>
    </message>
    <message>
        <source>calls left {count}</source>
        <translation>calls left {count}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>last good answer {time}</source>
        <translation>last good answer {time}</translation>
    </message>
    <message>
        <source>waiting now</source>
        <translation>waiting now</translation>
    </message>
    <message>
        <source>answered within 20 s</source>
        <translation>answered within 20 s</translation>
    </message>
    <message>
        <source>Call centre</source>
        <translation>Call centre</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>Districts</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>Moderate</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Bad</translation>
    </message>
    <message>
        <source>Very bad</source>
        <translation>Very bad</translation>
    </message>
    <message>
        <source>{file} is not in the city&apos;s folder</source>
        <translation>{file} is not in the city&apos;s folder</translation>
    </message>
    <message>
        <source>{file} has {width} × {height} pixels, at most {most} million are shown</source>
        <translation>{file} has {width} × {height} pixels, at most {most} million are shown</translation>
    </message>
    <message>
        <source>{file} has {size} MB, at most {most} MB are read</source>
        <translation>{file} has {size} MB, at most {most} MB are read</translation>
    </message>
    <message>
        <source>{file} is no picture that can be read: PNG, JPEG, WebP or SVG</source>
        <translation>{file} is no picture that can be read: PNG, JPEG, WebP or SVG</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>Its indicator is not between 0 and 100 %</source>
        <translation>Its indicator is not between 0 and 100 %</translation>
    </message>
    <message>
        <source>No projects</source>
        <translation>No projects</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>+{count} more</source>
        <translation>+{count} more</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Cloudy</source>
        <translation>Cloudy</translation>
    </message>
    <message>
        <source>Rain</source>
        <translation>Rain</translation>
    </message>
    <message>
        <source>Snow</source>
        <translation>Snow</translation>
    </message>
    <message>
        <source>Fog</source>
        <translation>Fog</translation>
    </message>
    <message>
        <source>Strong wind</source>
        <translation>Strong wind</translation>
    </message>
    <message>
        <source>Thunderstorm</source>
        <translation>Thunderstorm</translation>
    </message>
    <message>
        <source>midnight</source>
        <translation>midnight</translation>
    </message>
    <message>
        <source>noon</source>
        <translation>noon</translation>
    </message>
    <message>
        <source>{hour}:00</source>
        <translation>{hour}:00</translation>
    </message>
    <message>
        <source>No rain in the next {count} h</source>
        <translation>No rain in the next {count} h</translation>
    </message>
    <message>
        <source>Snow from about {time}</source>
        <translation>Snow from about {time}</translation>
    </message>
    <message>
        <source>Rain from about {time}</source>
        <translation>Rain from about {time}</translation>
    </message>
    <message>
        <source>Snow heavier until about {time}</source>
        <translation>Snow heavier until about {time}</translation>
    </message>
    <message>
        <source>Rain heavier until about {time}</source>
        <translation>Rain heavier until about {time}</translation>
    </message>
    <message>
        <source>Snow stops at about {time}</source>
        <translation>Snow stops at about {time}</translation>
    </message>
    <message>
        <source>Rain stops at about {time}</source>
        <translation>Rain stops at about {time}</translation>
    </message>
    <message>
        <source>Snow eases at about {time}</source>
        <translation>Snow eases at about {time}</translation>
    </message>
    <message>
        <source>Rain eases at about {time}</source>
        <translation>Rain eases at about {time}</translation>
    </message>
    <message>
        <source>Snow for the next {count} h</source>
        <translation>Snow for the next {count} h</translation>
    </message>
    <message>
        <source>Rain for the next {count} h</source>
        <translation>Rain for the next {count} h</translation>
    </message>
    <message>
        <source>Web pages need a part of Qt that is not installed here: {command}</source>
        <translation>Web pages need a part of Qt that is not installed here: {command}</translation>
    </message>
    <message>
        <source>Loading {host}</source>
        <translation>Loading {host}</translation>
    </message>
    <message>
        <source>Page of {host}</source>
        <translation>Page of {host}</translation>
    </message>
    <message>
        <source>{host} cannot be loaded, tried again after {seconds} s</source>
        <translation>{host} cannot be loaded, tried again after {seconds} s</translation>
    </message>
    <message>
        <source>The page of {host} crashed, loaded again after {seconds} s</source>
        <translation>The page of {host} crashed, loaded again after {seconds} s</translation>
    </message>
    <message>
        <source>Start the program again to show web pages; its log has the reason</source>
        <translation>Start the program again to show web pages; its log has the reason</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>Weather</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>The picture is being read</source>
        <translation>The picture is being read</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Warning in force</source>
        <translation>Warning in force</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>No news</source>
        <translation>No news</translation>
    </message>
    <message>
        <source>Rain in mm an hour</source>
        <translation>Rain in mm an hour</translation>
    </message>
    <message>
        <source>Temperature by the hour</source>
        <translation>Temperature by the hour</translation>
    </message>
    <message>
        <source>There is no project {id}</source>
        <translation>There is no project {id}</translation>
    </message>
    <message>
        <source>Policy band</source>
        <translation>Policy band</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>{difference} against plan</source>
        <translation>{difference} against plan</translation>
    </message>
    <message>
        <source>Next {date}: {what}</source>
        <translation>Next {date}: {what}</translation>
    </message>
    <message>
        <source>Due since {date}: {what}</source>
        <translation>Due since {date}: {what}</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation>As of {time}</translation>
    </message>
    <message>
        <source>Press to call {owner}</source>
        <translation>Press to call {owner}</translation>
    </message>
    <message>
        <source>A chart has two axes at most, these indicators have {count} units: {units}</source>
        <translation>A chart has two axes at most, these indicators have {count} units: {units}</translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation>Whole city</translation>
    </message>
    <message>
        <source>Show all of it again</source>
        <translation>Show all of it again</translation>
    </message>
    <message>
        <source>No indicator of the city has this theme</source>
        <translation>No indicator of the city has this theme</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>{count} indicators</source>
        <translation>{count} indicators</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>Warm city</source>
        <translation>Warm city</translation>
    </message>
    <message>
        <source>Safe city</source>
        <translation>Safe city</translation>
    </message>
    <message>
        <source>Dreaming city</source>
        <translation>Dreaming city</translation>
    </message>
    <message>
        <source>Breathing city</source>
        <translation>Breathing city</translation>
    </message>
    <message>
        <source>Open city</source>
        <translation>Open city</translation>
    </message>
    <message>
        <source>The past is being read</source>
        <translation>The past is being read</translation>
    </message>
    <message>
        <source>No values in this time</source>
        <translation>No values in this time</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Usual</translation>
    </message>
    <message>
        <source>Show the value again</source>
        <translation>Show the value again</translation>
    </message>
    <message>
        <source>Show how this value came about</source>
        <translation>Show how this value came about</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>Call {owner}</source>
        <translation>Call {owner}</translation>
    </message>
    <message>
        <source>{count} more rows</source>
        <translation>{count} more rows</translation>
    </message>
    <message>
        <source>Measured, by {sources}</source>
        <translation>Measured, by {sources}</translation>
    </message>
    <message>
        <source>No formula</source>
        <translation>No formula</translation>
    </message>
    <message>
        <source>There is no place with values</source>
        <translation>There is no place with values</translation>
    </message>
    <message>
        <source>vs usual</source>
        <translation>vs usual</translation>
    </message>
    <message>
        <source>vs yesterday</source>
        <translation>vs yesterday</translation>
    </message>
    <message>
        <source>vs last week</source>
        <translation>vs last week</translation>
    </message>
    <message>
        <source>vs last year</source>
        <translation>vs last year</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>Whole city {value}</source>
        <translation>Whole city {value}</translation>
    </message>
    <message>
        <source>{value} or more</source>
        <translation>{value} or more</translation>
    </message>
    <message>
        <source>{value} or less</source>
        <translation>{value} or less</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>No place</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{shown} of {count}</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} of {count}</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>Unacknowledged</source>
        <translation>Unacknowledged</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>Cleared</translation>
    </message>
    <message>
        <source>Equipment and data</source>
        <translation>Equipment and data</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>Shelved</translation>
    </message>
    <message>
        <source>Many at once, by cause</source>
        <translation>Many at once, by cause</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>Shelve</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Known cause, being dealt with</source>
        <translation>Known cause, being dealt with</translation>
    </message>
    <message>
        <source>Sensor at fault</source>
        <translation>Sensor at fault</translation>
    </message>
    <message>
        <source>Planned work</source>
        <translation>Planned work</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>Drill</translation>
    </message>
    <message>
        <source>{count} shelved, out of the counts</source>
        <translation>{count} shelved, out of the counts</translation>
    </message>
    <message>
        <source>No alarm</source>
        <translation>No alarm</translation>
    </message>
    <message>
        <source>Since {time}</source>
        <translation>Since {time}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>Shelve for {minutes} min, {reason}</source>
        <translation>Shelve for {minutes} min, {reason}</translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation>For how long?</translation>
    </message>
    <message>
        <source>Why is it shelved?</source>
        <translation>Why is it shelved?</translation>
    </message>
    <message>
        <source>Unacknowledged {duration}</source>
        <translation>Unacknowledged {duration}</translation>
    </message>
    <message>
        <source>Seen {time}, {who}</source>
        <translation>Seen {time}, {who}</translation>
    </message>
    <message>
        <source>Camera lost: {cameras}</source>
        <translation>Camera lost: {cameras}</translation>
    </message>
    <message>
        <source>No data since {time}</source>
        <translation>No data since {time}</translation>
    </message>
    <message>
        <source>lasted {duration}</source>
        <translation>lasted {duration}</translation>
    </message>
    <message>
        <source>acknowledged by nobody</source>
        <translation>acknowledged by nobody</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>until {time}</translation>
    </message>
    <message>
        <source>{alarm}: press to take it back</source>
        <translation>{alarm}: press to take it back</translation>
    </message>
    <message>
        <source>{places} and {count} more</source>
        <translation>{places} and {count} more</translation>
    </message>
    <message>
        <source>{cause}: {count} alarms</source>
        <translation>{cause}: {count} alarms</translation>
    </message>
    <message>
        <source>{count} unacknowledged, press to acknowledge</source>
        <translation>{count} unacknowledged, press to acknowledge</translation>
    </message>
    <message>
        <source>{count} alarms, {waiting} unacknowledged</source>
        <translation>{count} alarms, {waiting} unacknowledged</translation>
    </message>
    <message>
        <source>Since {time}, for {duration}</source>
        <translation>Since {time}, for {duration}</translation>
    </message>
    <message>
        <source>unacknowledged</source>
        <translation>unacknowledged</translation>
    </message>
    <message>
        <source>confirmed by</source>
        <translation>confirmed by</translation>
    </message>
    <message>
        <source>Nothing to announce</source>
        <translation>Nothing to announce</translation>
    </message>
    <message>
        <source>No headline</source>
        <translation>No headline</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidents</translation>
    </message>
    <message>
        <source>Nothing goes on, as far as any source tells</source>
        <translation>Nothing goes on, as far as any source tells</translation>
    </message>
    <message>
        <source>{name}, {count} going on</source>
        <translation>{name}, {count} going on</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>no data</translation>
    </message>
    <message>
        <source>City statistics map</source>
        <translation>City statistics map</translation>
    </message>
    <message>
        <source>Grey band: usual at this weekday and hour</source>
        <translation>Grey band: usual at this weekday and hour</translation>
    </message>
    <message>
        <source>All cells: {least} to {most}</source>
        <translation>All cells: {least} to {most}</translation>
    </message>
    <message>
        <source>no data: {names}</source>
        <translation>no data: {names}</translation>
    </message>
    <message>
        <source>The city has no map of its districts; write [map] into city.toml</source>
        <translation>The city has no map of its districts; write [map] into city.toml</translation>
    </message>
    <message>
        <source>{name} has no values of districts of the map</source>
        <translation>{name} has no values of districts of the map</translation>
    </message>
    <message>
        <source>What was usual then is not known: write before or against = &quot;usual&quot;</source>
        <translation>What was usual then is not known: write before or against = &quot;usual&quot;</translation>
    </message>
    <message>
        <source>Policy map</source>
        <translation>Policy map</translation>
    </message>
    <message>
        <source>Rank {rank} of {count}</source>
        <translation>Rank {rank} of {count}</translation>
    </message>
    <message>
        <source>{name} has no target</source>
        <translation>{name} has no target</translation>
    </message>
    <message>
        <source>Below usual</source>
        <translation>Below usual</translation>
    </message>
    <message>
        <source>Above usual</source>
        <translation>Above usual</translation>
    </message>
    <message>
        <source>Target missed</source>
        <translation>Target missed</translation>
    </message>
    <message>
        <source>Behind plan</source>
        <translation>Behind plan</translation>
    </message>
    <message>
        <source>Below the mean</source>
        <translation>Below the mean</translation>
    </message>
    <message>
        <source>Above the mean</source>
        <translation>Above the mean</translation>
    </message>
    <message>
        <source>{what}: {count}</source>
        <translation>{what}: {count}</translation>
    </message>
    <message>
        <source>{limit} or less: {count}</source>
        <translation>{limit} or less: {count}</translation>
    </message>
    <message>
        <source>{limit} or more: {count}</source>
        <translation>{limit} or more: {count}</translation>
    </message>
    <message>
        <source>Schematic map</source>
        <translation>Schematic map</translation>
    </message>
    <message>
        <source>Line to the left</source>
        <translation>Line to the left</translation>
    </message>
    <message>
        <source>Line to the right</source>
        <translation>Line to the right</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Last week</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Highest</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Lowest</translation>
    </message>
    <message>
        <source>Mean of districts</source>
        <translation>Mean of districts</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>No data</translation>
    </message>
    <message>
        <source>{count} districts</source>
        <translation>{count} districts</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>{name} (is {nearest} meant?)</source>
        <translation>{name} (is {nearest} meant?)</translation>
    </message>
    <message>
        <source>Not on the map: {names}</source>
        <translation>Not on the map: {names}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Nearest cameras</source>
        <translation>Nearest cameras</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>One step back</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>One step on</translation>
    </message>
</context>
<context>
    <name>replay</name>
    <message>
        <source>the time, such as 2026-11-28T10:15, in the city&apos;s own time zone</source>
        <translation>the time, such as 2026-11-28T10:15, in the city&apos;s own time zone</translation>
    </message>
    <message>
        <source>PNG files to write: of wall.png a wall-left.png for the screen left, and so on</source>
        <translation>PNG files to write: of wall.png a wall-left.png for the screen left, and so on</translation>
    </message>
    <message>
        <source>size of each screen in pixels, such as 1920x1080</source>
        <translation>size of each screen in pixels, such as 1920x1080</translation>
    </message>
    <message>
        <source>folder of saved pictures of cameras, where it is not the usual one</source>
        <translation>folder of saved pictures of cameras, where it is not the usual one</translation>
    </message>
    <message>
        <source>Nothing is known of the wall before {time}</source>
        <translation>Nothing is known of the wall before {time}</translation>
    </message>
    <message>
        <source>The wall {instance} showed the city {city} then, not {given}</source>
        <translation>The wall {instance} showed the city {city} then, not {given}</translation>
    </message>
    <message>
        <source>Screen {screen}: the layout {layout} is no longer in the city&apos;s files, the first of them is drawn</source>
        <translation>Screen {screen}: the layout {layout} is no longer in the city&apos;s files, the first of them is drawn</translation>
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
        <source>show this wall of the city, from walls/NAME.toml</source>
        <translation>show this wall of the city, from walls/NAME.toml</translation>
    </message>
    <message>
        <source>show the operators&apos; desk, on a monitor that the wall leaves free or in a window</source>
        <translation>show the operators&apos; desk, on a monitor that the wall leaves free or in a window</translation>
    </message>
    <message>
        <source>serve the control API on this port of this machine alone, 0 for any</source>
        <translation>serve the control API on this port of this machine alone, 0 for any</translation>
    </message>
    <message>
        <source>who acknowledges alarms at these screens; the user&apos;s name when not given</source>
        <translation>who acknowledges alarms at these screens; the user&apos;s name when not given</translation>
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
        <source>There is no wall {wall}; there are: {walls}</source>
        <translation>There is no wall {wall}; there are: {walls}</translation>
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
        <source>Another program shows the wall {name}: end it, or give this one another name with --instance</source>
        <translation>Another program shows the wall {name}: end it, or give this one another name with --instance</translation>
    </message>
    <message>
        <source>The picture cannot be written to {file}</source>
        <translation>The picture cannot be written to {file}</translation>
    </message>
    <message>
        <source>Not every camera was live within {seconds} s: {cameras}</source>
        <translation>Not every camera was live within {seconds} s: {cameras}</translation>
    </message>
    <message>
        <source>There is no screen {number}, they are numbered from 1</source>
        <translation>There is no screen {number}, they are numbered from 1</translation>
    </message>
    <message>
        <source>Monitors missing: {missing} of {planned} ({screens}); the most important screens are shown</source>
        <translation>Monitors missing: {missing} of {planned} ({screens}); the most important screens are shown</translation>
    </message>
    <message>
        <source>All {planned} monitors are there again</source>
        <translation>All {planned} monitors are there again</translation>
    </message>
    <message>
        <source>Monitor {monitor} hangs turned by {planned}°, its picture is turned by {now}°: change it in the display settings</source>
        <translation>Monitor {monitor} hangs turned by {planned}°, its picture is turned by {now}°: change it in the display settings</translation>
    </message>
</context>
<context>
    <name>send</name>
    <message>
        <source>the command; --list tells all of them</source>
        <translation>the command; --list tells all of them</translation>
    </message>
    <message>
        <source>its keys, such as scene=rain, or all of them as an object of JSON</source>
        <translation>its keys, such as scene=rain, or all of them as an object of JSON</translation>
    </message>
    <message>
        <source>tell all commands with their keys, and do nothing</source>
        <translation>tell all commands with their keys, and do nothing</translation>
    </message>
    <message>
        <source>the revision that was seen: what others have changed since is not overwritten</source>
        <translation>the revision that was seen: what others have changed since is not overwritten</translation>
    </message>
    <message>
        <source>print the answer as one JSON document</source>
        <translation>print the answer as one JSON document</translation>
    </message>
    <message>
        <source>Name a command; controlroom send --list tells all of them</source>
        <translation>Name a command; controlroom send --list tells all of them</translation>
    </message>
    <message>
        <source>Write KEY=VALUE or an object of JSON, not {text}</source>
        <translation>Write KEY=VALUE or an object of JSON, not {text}</translation>
    </message>
    <message>
        <source>Done, the wall is at revision {revision}</source>
        <translation>Done, the wall is at revision {revision}</translation>
    </message>
    <message>
        <source>Nothing is different, the wall is at revision {revision}</source>
        <translation>Nothing is different, the wall is at revision {revision}</translation>
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
    <name>show</name>
    <message>
        <source>the page: id of a layout, its number for the keys 1 to 9, or its name</source>
        <translation>the page: id of a layout, its number for the keys 1 to 9, or its name</translation>
    </message>
    <message>
        <source>Shown: {page}</source>
        <translation>Shown: {page}</translation>
    </message>
    <message>
        <source>There is no page {page}; there are: {pages}</source>
        <translation>There is no page {page}; there are: {pages}</translation>
    </message>
    <message>
        <source>There is no page {page}; nearest: {nearest}</source>
        <translation>There is no page {page}; nearest: {nearest}</translation>
    </message>
    <message>
        <source>The wall does not do that: {reason}</source>
        <translation>The wall does not do that: {reason}</translation>
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
        <source>of a simulated city: the time to draw it at, such as 2026-09-17T18:42, in the city&apos;s own time zone</source>
        <translation>of a simulated city: the time to draw it at, such as 2026-09-17T18:42, in the city&apos;s own time zone</translation>
    </message>
    <message>
        <source>of a simulated city: the number that all its numbers follow from (1)</source>
        <translation>of a simulated city: the number that all its numbers follow from (1)</translation>
    </message>
    <message>
        <source>of a simulated city: a camera that fails, KIND@CAMERA; may be given several times</source>
        <translation>of a simulated city: a camera that fails, KIND@CAMERA; may be given several times</translation>
    </message>
    <message>
        <source>write a size as 1920x1080</source>
        <translation>write a size as 1920x1080</translation>
    </message>
    <message>
        <source>write a time of the years 2000 to 2099 as 2026-09-17T18:42</source>
        <translation>write a time of the years 2000 to 2099 as 2026-09-17T18:42</translation>
    </message>
    <message>
        <source>a seed is a whole number from 0 to 2147483647</source>
        <translation>a seed is a whole number from 0 to 2147483647</translation>
    </message>
    <message>
        <source>write KIND@CAMERA; the kinds that a picture shows: {kinds}</source>
        <translation>write KIND@CAMERA; the kinds that a picture shows: {kinds}</translation>
    </message>
    <message>
        <source>There is no camera {camera}</source>
        <translation>There is no camera {camera}</translation>
    </message>
    <message>
        <source>--at, --seed and --fault are for a simulated city only; {folder} is a real one: it can be drawn as it is now</source>
        <translation>--at, --seed and --fault are for a simulated city only; {folder} is a real one: it can be drawn as it is now</translation>
    </message>
    <message>
        <source>The picture cannot be drawn: {reason}</source>
        <translation>The picture cannot be drawn: {reason}</translation>
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
    <name>state</name>
    <message>
        <source>There is no layout {number}, the city has {count}</source>
        <translation>There is no layout {number}, the city has {count}</translation>
    </message>
    <message>
        <source>There is no scene {number}, this wall has {count}</source>
        <translation>There is no scene {number}, this wall has {count}</translation>
    </message>
    <message>
        <source>There is no screen {number}, this wall has {count}</source>
        <translation>There is no screen {number}, this wall has {count}</translation>
    </message>
    <message>
        <source>Screen {number} has no tile for a camera</source>
        <translation>Screen {number} has no tile for a camera</translation>
    </message>
    <message>
        <source>No tour has begun</source>
        <translation>No tour has begun</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>There is nothing to undo</translation>
    </message>
    <message>
        <source>There is nothing to do again</source>
        <translation>There is nothing to do again</translation>
    </message>
    <message>
        <source>Revision {revision} cannot be undone</source>
        <translation>Revision {revision} cannot be undone</translation>
    </message>
    <message>
        <source>{by} has changed the same since, look again</source>
        <translation>{by} has changed the same since, look again</translation>
    </message>
    <message>
        <source>Revision {revision} is too long ago to tell what has changed since, look again</source>
        <translation>Revision {revision} is too long ago to tell what has changed since, look again</translation>
    </message>
    <message>
        <source>The journal cannot be written, changes are shown and not kept: {reason}</source>
        <translation>The journal cannot be written, changes are shown and not kept: {reason}</translation>
    </message>
    <message>
        <source>The journal was damaged and is kept as {file}; a new one has begun</source>
        <translation>The journal was damaged and is kept as {file}; a new one has begun</translation>
    </message>
    <message>
        <source>The journal is written again</source>
        <translation>The journal is written again</translation>
    </message>
    <message>
        <source>There is no screen {id}; there are: {known}</source>
        <translation>There is no screen {id}; there are: {known}</translation>
    </message>
    <message>
        <source>There is no layout {id}</source>
        <translation>There is no layout {id}</translation>
    </message>
    <message>
        <source>There is no scene {id}</source>
        <translation>There is no scene {id}</translation>
    </message>
    <message>
        <source>There is no tour {id}</source>
        <translation>There is no tour {id}</translation>
    </message>
    <message>
        <source>There is no camera {id}</source>
        <translation>There is no camera {id}</translation>
    </message>
    <message>
        <source>Screen {screen} has no tile {tile}, its layout has {count}</source>
        <translation>Screen {screen} has no tile {tile}, its layout has {count}</translation>
    </message>
    <message>
        <source>Tile {tile} of screen {screen} shows a panel, no camera can be put there</source>
        <translation>Tile {tile} of screen {screen} shows a panel, no camera can be put there</translation>
    </message>
    <message>
        <source>Tile {tile} of screen {screen} is empty</source>
        <translation>Tile {tile} of screen {screen} is empty</translation>
    </message>
    <message>
        <source>Screen {screen} shows the nearest cameras, leave them first</source>
        <translation>Screen {screen} shows the nearest cameras, leave them first</translation>
    </message>
    <message>
        <source>The scene {id} is of screens that this wall does not have: {screens}</source>
        <translation>The scene {id} is of screens that this wall does not have: {screens}</translation>
    </message>
    <message>
        <source>The tour {id} has not begun</source>
        <translation>The tour {id} has not begun</translation>
    </message>
    <message>
        <source>The tour {id} has {count} steps</source>
        <translation>The tour {id} has {count} steps</translation>
    </message>
    <message>
        <source>Every camera of the tour {id} is lost, it stays where it is</source>
        <translation>Every camera of the tour {id} is lost, it stays where it is</translation>
    </message>
    <message>
        <source>Must lie inside the picture and be at least a hundredth of it</source>
        <translation>Must lie inside the picture and be at least a hundredth of it</translation>
    </message>
    <message>
        <source>{id} of the schedule is over, what it showed stays: it was changed meanwhile</source>
        <translation>{id} of the schedule is over, what it showed stays: it was changed meanwhile</translation>
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
        <source>No picture kept</source>
        <translation>No picture kept</translation>
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
        <source>Acknowledge the alarm</source>
        <translation>Acknowledge the alarm</translation>
    </message>
    <message>
        <source>Next alarm</source>
        <translation>Next alarm</translation>
    </message>
    <message>
        <source>Show the four nearest cameras</source>
        <translation>Show the four nearest cameras</translation>
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
        <source>Do again what was undone</source>
        <translation>Do again what was undone</translation>
    </message>
    <message>
        <source>Save this arrangement in the layout&apos;s file</source>
        <translation>Save this arrangement in the layout&apos;s file</translation>
    </message>
    <message>
        <source>Hold the tours, again to let them go on</source>
        <translation>Hold the tours, again to let them go on</translation>
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
        <source>Scene 1 to 9, without scenes page 1 to 9</source>
        <translation>Scene 1 to 9, without scenes page 1 to 9</translation>
    </message>
    <message>
        <source>Shift 1 to 9</source>
        <translation>Shift 1 to 9</translation>
    </message>
    <message>
        <source>Show the camera on screen 1 to 9</source>
        <translation>Show the camera on screen 1 to 9</translation>
    </message>
    <message>
        <source>Press the header</source>
        <translation>Press the header</translation>
    </message>
    <message>
        <source>Choose a page</source>
        <translation>Choose a page</translation>
    </message>
    <message>
        <source>Digits of the numeric keypad, Enter</source>
        <translation>Digits of the numeric keypad, Enter</translation>
    </message>
    <message>
        <source>Call that camera</source>
        <translation>Call that camera</translation>
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
</TS>
