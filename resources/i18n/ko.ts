<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>Actions</name>
    <message>
        <source>Select a screen first</source>
        <translation>먼저 화면을 선택하십시오</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>되돌릴 작업이 없습니다</translation>
    </message>
    <message>
        <source>There is nothing to do again</source>
        <translation>다시 할 것이 없습니다</translation>
    </message>
    <message>
        <source>There is no scene {number}</source>
        <translation>장면 {number}번이 없습니다</translation>
    </message>
    <message>
        <source>There is no screen {number}</source>
        <translation>화면 {number}번이 없습니다</translation>
    </message>
    <message>
        <source>Select a tile with a camera first</source>
        <translation>먼저 카메라가 있는 칸을 선택하세요</translation>
    </message>
    <message>
        <source>{screen} has no tile that could show a camera</source>
        <translation>{screen} 화면에는 카메라를 놓을 타일이 없습니다</translation>
    </message>
    <message>
        <source>Select the tile first that {camera} should go to</source>
        <translation>{camera}: 놓을 타일을 먼저 선택하십시오</translation>
    </message>
    <message>
        <source>Select a tile first</source>
        <translation>타일을 먼저 선택하십시오</translation>
    </message>
    <message>
        <source>There is no camera in this tile</source>
        <translation>이 타일에는 카메라가 없습니다</translation>
    </message>
    <message>
        <source>There is nothing in this tile</source>
        <translation>이 타일에는 아무것도 없습니다</translation>
    </message>
    <message>
        <source>No tour has begun</source>
        <translation>진행 중인 순회가 없습니다</translation>
    </message>
</context>
<context>
    <name>AlarmHands</name>
    <message>
        <source>There is no alarm</source>
        <translation>경보가 없습니다</translation>
    </message>
    <message>
        <source>Alarms are acknowledged at the operators&apos; desks</source>
        <translation>경보는 관제석에서 확인합니다</translation>
    </message>
    <message>
        <source>No alarm waits to be acknowledged</source>
        <translation>확인을 기다리는 경보가 없습니다</translation>
    </message>
    <message>
        <source>Acknowledged: {alarm}</source>
        <translation>확인함: {alarm}</translation>
    </message>
    <message>
        <source>Alarms acknowledged: {count}</source>
        <translation>확인한 경보: {count}건</translation>
    </message>
    <message>
        <source>Shelved for {minutes} min: {reason}</source>
        <translation>{minutes}분 보류함: {reason}</translation>
    </message>
    <message>
        <source>Select a tile with a camera, or an alarm that has a position or cameras</source>
        <translation>카메라 타일이나 위치 또는 카메라가 있는 경보를 선택하십시오</translation>
    </message>
    <message>
        <source>The camera list has no position of this camera</source>
        <translation>카메라 목록에 이 카메라의 위치가 없습니다</translation>
    </message>
    <message>
        <source>No other camera of the list has a position</source>
        <translation>목록에 위치가 있는 다른 카메라가 없습니다</translation>
    </message>
    <message>
        <source>Nearest to {place}</source>
        <translation>{place}에서 가까운 카메라</translation>
    </message>
    <message>
        <source>Nearest cameras</source>
        <translation>가까운 카메라</translation>
    </message>
</context>
<context>
    <name>CameraList</name>
    <message>
        <source>Search cameras</source>
        <translation>카메라 검색</translation>
    </message>
    <message>
        <source>This city has no cameras</source>
        <translation>이 도시에는 카메라가 없습니다</translation>
    </message>
    <message>
        <source>{found} of {all} cameras</source>
        <translation>카메라 {all}대 중 {found}대</translation>
    </message>
    <message>
        <source>No camera found for “{query}”. The nearest names:</source>
        <translation>“{query}”에 맞는 카메라가 없습니다. 비슷한 이름:</translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message>
        <source>This tile shows a panel, which belongs to its layout</source>
        <translation>이 타일은 레이아웃에 속한 패널입니다</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>What is to be done?</source>
        <translation>무엇을 할까요?</translation>
    </message>
    <message>
        <source>What is to be done? Cameras go to {place}</source>
        <translation>무엇을 할까요? 카메라는 {place}에 놓입니다</translation>
    </message>
    <message>
        <source>Layout for {screen}</source>
        <translation>{screen} 화면의 레이아웃</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Save as a scene</source>
        <translation>장면으로 저장</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>Tours</source>
        <translation>순회</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>장면</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>관제석</translation>
    </message>
    <message>
        <source>Select a screen first</source>
        <translation>먼저 화면을 선택하십시오</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>선택한 타일 없음</translation>
    </message>
    <message>
        <source>Arrow keys select</source>
        <translation>방향키로 선택</translation>
    </message>
</context>
<context>
    <name>DeskHeader</name>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Privacy curtain</source>
        <translation>영상 가림</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>명령 찾기</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>모의</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Simulated</source>
        <translation>모의</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>All shortcuts</source>
        <translation>단축키 전체</translation>
    </message>
</context>
<context>
    <name>JournalView</name>
    <message>
        <source>Nothing was done yet</source>
        <translation>아직 한 일이 없습니다</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Next by schedule: {time} {name}</source>
        <translation>다음 일정: {time} {name}</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>되돌림</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>no camera has this number</source>
        <translation>이 번호의 카메라가 없음</translation>
    </message>
    <message>
        <source>No camera has this number</source>
        <translation>이 번호의 카메라가 없습니다</translation>
    </message>
</context>
<context>
    <name>MiniWall</name>
    <message>
        <source>The monitor is not there</source>
        <translation>모니터가 없습니다</translation>
    </message>
</context>
<context>
    <name>NameBox</name>
    <message>
        <source>Save what the wall shows as a scene</source>
        <translation>지금 화면을 장면으로 저장</translation>
    </message>
    <message>
        <source>Enter writes the scene “{name}” anew, Esc leaves it</source>
        <translation>Enter를 누르면 장면 “{name}”에 덮어쓰고, Esc를 누르면 그대로 둡니다</translation>
    </message>
    <message>
        <source>Enter saves, Esc leaves</source>
        <translation>Enter 저장, Esc 취소</translation>
    </message>
    <message>
        <source>A scene needs a name</source>
        <translation>장면 이름을 적어 주십시오</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Nothing is called like “{query}”</source>
        <translation>“{query}”에 맞는 것이 없습니다</translation>
    </message>
</context>
<context>
    <name>SceneCards</name>
    <message>
        <source>Scenes</source>
        <translation>장면</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>바뀜</translation>
    </message>
    <message>
        <source>on the wall</source>
        <translation>보이는 중</translation>
    </message>
    <message>
        <source>No scenes yet: Ctrl S saves what the wall shows as one</source>
        <translation>아직 장면이 없습니다. Ctrl S로 지금 화면을 장면으로 저장합니다</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>This city has no cameras</source>
        <translation>이 도시에는 카메라가 없습니다</translation>
    </message>
    <message>
        <source>Name, number, road, district or initial consonants</source>
        <translation>이름, 번호, 도로, 자치구 또는 초성</translation>
    </message>
    <message>
        <source>No camera found for “{query}”. The nearest names:</source>
        <translation>“{query}”에 맞는 카메라가 없습니다. 비슷한 이름:</translation>
    </message>
</context>
<context>
    <name>Snapshot</name>
    <message>
        <source>There is no picture to save in this tile</source>
        <translation>이 타일에는 저장할 영상이 없습니다</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Bin: empty the tile</source>
        <translation>휴지통: 타일 비우기</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>R puts a camera here</source>
        <translation>R 키로 카메라를 배정합니다</translation>
    </message>
    <message>
        <source>This tile cannot be shown</source>
        <translation>이 타일을 표시할 수 없습니다</translation>
    </message>
    <message>
        <source>low: {reason}</source>
        <translation>저하: {reason}</translation>
    </message>
    <message>
        <source>{duration} late</source>
        <translation>지연 {duration}</translation>
    </message>
    <message>
        <source>{state} {duration}</source>
        <translation>{state} {duration}</translation>
    </message>
    <message>
        <source>Last picture {time}</source>
        <translation>마지막 영상 {time}</translation>
    </message>
    <message>
        <source>Next try in {duration}</source>
        <translation>{duration} 후 다시 연결</translation>
    </message>
    <message>
        <source>Ask {contact}</source>
        <translation>문의: {contact}</translation>
    </message>
</context>
<context>
    <name>TourRow</name>
    <message>
        <source>End</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Step before</source>
        <translation>앞 단계</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>다음 단계</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message numerus="yes">
        <source>{problem} (and %n more, run: controlroom check)</source>
        <translation>
            <numerusform>{problem} (외 %n건, 확인: controlroom check)</numerusform>
        </translation>
    </message>
    <message>
        <source>Calling {address}</source>
        <translation>{address} 연결 중</translation>
    </message>
    <message>
        <source>Nothing on this computer can call {address}, set up a program for such calls</source>
        <translation>이 컴퓨터에는 {address}에 연결할 프로그램이 없습니다. 통화 프로그램을 설정하십시오</translation>
    </message>
    <message>
        <source>The cameras that failed together are back</source>
        <translation>함께 끊겼던 카메라가 복구되었습니다</translation>
    </message>
    <message>
        <source>{failed} of {total} cameras failed together, probably the network</source>
        <translation>카메라 {total}대 중 {failed}대가 함께 끊겼습니다. 통신망 장애로 보입니다</translation>
    </message>
</context>
<context>
    <name>WallWindow</name>
    <message>
        <source>Select a tile first</source>
        <translation>타일을 먼저 선택하십시오</translation>
    </message>
    <message>
        <source>Search cameras</source>
        <translation>카메라 검색</translation>
    </message>
    <message>
        <source>This tile shows a panel, select one with a camera</source>
        <translation>이 타일은 패널입니다. 카메라가 있는 타일을 선택하세요</translation>
    </message>
    <message>
        <source>Replace the camera of the selected tile</source>
        <translation>선택한 타일의 카메라 교체</translation>
    </message>
    <message>
        <source>Select a tile with a camera first</source>
        <translation>먼저 카메라가 있는 칸을 선택하세요</translation>
    </message>
    <message>
        <source>There is nothing to save, the layout is as in its file</source>
        <translation>저장할 변경이 없습니다. 레이아웃이 파일과 같습니다</translation>
    </message>
    <message>
        <source>Select a camera by its number</source>
        <translation>번호로 카메라 선택</translation>
    </message>
    <message>
        <source>{camera} is not on this wall, select the tile it should replace first</source>
        <translation>{camera}: 이 화면에 없는 카메라입니다. 교체할 타일을 먼저 선택하십시오</translation>
    </message>
    <message>
        <source>{one} and {other} change places</source>
        <translation>{one} ↔ {other} 자리 바꿈</translation>
    </message>
    <message>
        <source>{camera} moves to the empty cell</source>
        <translation>{camera}: 빈 칸으로 이동</translation>
    </message>
    <message>
        <source>Picture saved as {file}</source>
        <translation>영상을 저장했습니다: {file}</translation>
    </message>
    <message>
        <source>Picture could not be saved: {reason}</source>
        <translation>영상을 저장할 수 없습니다: {reason}</translation>
    </message>
</context>
<context>
    <name>_Title</name>
    <message>
        <source>Desk</source>
        <translation>관제석</translation>
    </message>
    <message>
        <source>Operator: {name}</source>
        <translation>근무자: {name}</translation>
    </message>
</context>
<context>
    <name>_Words</name>
    <message>
        <source>{step} of {steps}</source>
        <translation>{step}/{steps}</translation>
    </message>
    <message>
        <source>{steps} steps</source>
        <translation>{steps}단계</translation>
    </message>
    <message>
        <source>held</source>
        <translation>멈춤</translation>
    </message>
</context>
<context>
    <name>advice</name>
    <message>
        <source>Check power and network of the camera</source>
        <translation>카메라의 전원과 통신망을 확인하십시오</translation>
    </message>
    <message>
        <source>Restart the camera if it stays silent</source>
        <translation>응답이 계속 없으면 카메라를 다시 시작하십시오</translation>
    </message>
    <message>
        <source>Correct the user name and password of this camera</source>
        <translation>이 카메라의 사용자 이름과 비밀번호를 바로잡으십시오</translation>
    </message>
    <message>
        <source>Correct the stream address in the camera list</source>
        <translation>카메라 목록의 스트림 주소를 바로잡으십시오</translation>
    </message>
    <message>
        <source>Close other viewers of this camera</source>
        <translation>이 카메라를 보는 다른 프로그램을 닫으십시오</translation>
    </message>
    <message>
        <source>Check kind and address in the camera list</source>
        <translation>카메라 목록의 방식과 주소를 확인하십시오</translation>
    </message>
    <message>
        <source>Set the camera to H.264, H.265 or MJPEG</source>
        <translation>카메라의 영상 형식을 H.264, H.265 또는 MJPEG로 설정하십시오</translation>
    </message>
    <message>
        <source>Renew the certificate, or name its authority in the city&apos;s file</source>
        <translation>인증서를 갱신하거나, 인증 기관을 도시 파일에 지정하십시오</translation>
    </message>
    <message>
        <source>Put the file back or correct its path in the camera list</source>
        <translation>파일을 되돌려 놓거나 카메라 목록의 경로를 바로잡으십시오</translation>
    </message>
    <message>
        <source>Check the camera&apos;s firmware and stream settings</source>
        <translation>카메라의 펌웨어와 스트림 설정을 확인하십시오</translation>
    </message>
    <message>
        <source>Send the log to the people who maintain this program</source>
        <translation>프로그램 담당자에게 로그를 보내십시오</translation>
    </message>
</context>
<context>
    <name>alarms</name>
    <message>
        <source>Alarms cannot be kept, they are gone when the program ends: {reason}</source>
        <translation>경보를 보존할 수 없어 프로그램이 끝나면 사라집니다: {reason}</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>JSON 문서 하나로 출력</translation>
    </message>
    <message>
        <source>The city has no rules of alarms, write some into its city.toml</source>
        <translation>도시에 경보 규칙이 없습니다. city.toml에 쓰십시오</translation>
    </message>
    <message>
        <source>Wrong rules, left out: {count}. controlroom check tells what is wrong</source>
        <translation>잘못되어 제외한 규칙: {count}개. controlroom check가 이유를 알려 줍니다</translation>
    </message>
    <message>
        <source>No alarm stands</source>
        <translation>발생 중인 경보가 없습니다</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>규칙</translation>
    </message>
    <message>
        <source>level</source>
        <translation>등급</translation>
    </message>
    <message>
        <source>raised by</source>
        <translation>발생 조건</translation>
    </message>
    <message>
        <source>says</source>
        <translation>문구</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>담당</translation>
    </message>
    <message>
        <source>about</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>since</source>
        <translation>경과</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>state</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>발생 중</translation>
    </message>
    <message>
        <source>stands, its input is gone</source>
        <translation>발생 중, 자료 없음</translation>
    </message>
    <message>
        <source>cleared {age} ago</source>
        <translation>{age} 전 해제</translation>
    </message>
    <message>
        <source>shelved by {by}: {reason}</source>
        <translation>{by} 보류: {reason}</translation>
    </message>
</context>
<context>
    <name>bench</name>
    <message>
        <source>The screen is smaller than the window, {screen}: what is outside of it is not shown</source>
        <translation>화면({screen})이 창보다 작아 화면 밖의 부분은 표시되지 않습니다</translation>
    </message>
    <message>
        <source>run {number} of {total}</source>
        <translation>{total}회 중 {number}회째 측정</translation>
    </message>
    <message>
        <source>a window with many live streams, beside the decode limit of the same streams</source>
        <translation>여러 실시간 스트림을 띄운 창과, 같은 스트림의 디코딩 한계를 함께 측정</translation>
    </message>
    <message>
        <source>the server of all cameras, or a decode worker, dies: seconds until each camera is live again</source>
        <translation>모든 카메라의 서버나 디코딩 워커가 중단됐을 때 각 카메라가 다시 실시간이 되기까지 걸리는 초</translation>
    </message>
    <message>
        <source>seconds until silence, frozen and looped pictures are seen, and false alarms</source>
        <translation>끊김, 멈춘 영상, 반복 영상을 알아채기까지 걸리는 초와 오경보 수</translation>
    </message>
    <message>
        <source>many reconnects: growth of memory, threads and descriptors</source>
        <translation>재연결 반복: 메모리, 스레드, 디스크립터의 증가</translation>
    </message>
    <message>
        <source>the wall for a long time: growth, and the worst of everything</source>
        <translation>장시간 운영: 증가 추세와 항목별 최악값</translation>
    </message>
    <message>
        <source>a tour of pages: time from a change to all pictures on the screen</source>
        <translation>페이지 순회: 전환부터 모든 영상이 화면에 나올 때까지의 시간</translation>
    </message>
    <message>
        <source>the same streams in ffmpeg, GStreamer and mpv, where they are installed</source>
        <translation>같은 스트림을 ffmpeg, GStreamer, mpv에서 표시(설치된 경우)</translation>
    </message>
    <message>
        <source>past numbers into a fresh store, how soon they are read, and what gathering costs</source>
        <translation>지난 수치를 새 저장소에 넣고, 읽는 속도와 수집 비용을 잽니다</translation>
    </message>
    <message>
        <source>what panels cost, how soon a number and a page are on the screen, and growth</source>
        <translation>패널에 드는 비용, 숫자와 페이지가 화면에 나오기까지의 시간, 그리고 증가</translation>
    </message>
    <message>
        <source>how soon a wall of four screens shows what it is told, and comes back</source>
        <translation>네 화면의 상황판이 명령을 보이기까지, 그리고 되돌아오기까지의 시간</translation>
    </message>
    <message>
        <source>number of streams</source>
        <translation>스트림 수</translation>
    </message>
    <message>
        <source>size of the window in pixels, such as 1920x1080</source>
        <translation>창의 크기(픽셀), 예: 1920x1080</translation>
    </message>
    <message>
        <source>measure so many times; median, least and most of every figure</source>
        <translation>측정 횟수, 모든 수치의 중앙값·최솟값·최댓값을 냄</translation>
    </message>
    <message>
        <source>seconds to measure each</source>
        <translation>각각 측정할 시간(초)</translation>
    </message>
    <message>
        <source>seconds to wait for false alarms</source>
        <translation>오경보를 지켜볼 시간(초)</translation>
    </message>
    <message>
        <source>address of someone else&apos;s streams, with {i} for the number of the stream, from 0</source>
        <translation>다른 서버의 스트림 주소, {i} 자리에 0부터 시작하는 스트림 번호가 들어감</translation>
    </message>
    <message>
        <source>address of their small streams, likewise</source>
        <translation>같은 형식의 보조 스트림 주소</translation>
    </message>
    <message>
        <source>feed kind of the source, where its address does not tell</source>
        <translation>주소만으로 알 수 없을 때 스트림의 방식</translation>
    </message>
    <message>
        <source>decode workers; one a core when not given</source>
        <translation>디코딩 프로세스 수, 생략하면 코어마다 하나</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>JSON 문서 하나로 출력</translation>
    </message>
    <message>
        <source>cameras with main streams of this size and rate, such as 1920x1080@25</source>
        <translation>주 스트림의 크기와 초당 프레임 수, 예: 1920x1080@25</translation>
    </message>
    <message>
        <source>the cameras offer only their main stream, with --main</source>
        <translation>카메라가 주 스트림만 제공, --main과 함께 사용</translation>
    </message>
    <message>
        <source>decode on this machine&apos;s graphics devices, where they prove themselves</source>
        <translation>이 컴퓨터의 그래픽 장치로 디코딩합니다(시험을 통과한 경우)</translation>
    </message>
    <message>
        <source>what dies: the server of all cameras, or a decode worker</source>
        <translation>중단시킬 대상: 모든 카메라의 서버 또는 디코딩 워커</translation>
    </message>
    <message>
        <source>seconds for which the server is away</source>
        <translation>서버가 내려가 있는 시간(초)</translation>
    </message>
    <message>
        <source>number of reconnects</source>
        <translation>재연결 횟수</translation>
    </message>
    <message>
        <source>cameras that reconnect at the same time</source>
        <translation>동시에 재연결하는 카메라 수</translation>
    </message>
    <message>
        <source>minutes to run</source>
        <translation>실행 시간(분)</translation>
    </message>
    <message>
        <source>folder for a picture of the wall each minute</source>
        <translation>1분마다 상황판 화면을 저장할 폴더</translation>
    </message>
    <message>
        <source>let cameras misbehave, one after the other</source>
        <translation>카메라에 차례로 장애를 일으킴</translation>
    </message>
    <message>
        <source>number that chooses the cameras that misbehave</source>
        <translation>장애를 일으킬 카메라를 정하는 난수 시드</translation>
    </message>
    <message>
        <source>seconds to gather from 300 sources; 0 leaves that out</source>
        <translation>출처 300개에서 수집하는 시간(초). 0이면 생략</translation>
    </message>
    <message>
        <source>how often the data service is killed; 0 leaves that out</source>
        <translation>데이터 서비스를 강제 종료하는 횟수. 0이면 생략</translation>
    </message>
    <message>
        <source>number of samples</source>
        <translation>표본 수</translation>
    </message>
    <message>
        <source>a store of numbers that is there, such as one of `bench data`</source>
        <translation>이미 있는 숫자 저장소(예: `bench data`가 만든 것)</translation>
    </message>
    <message>
        <source>cameras on a page</source>
        <translation>페이지당 카메라 수</translation>
    </message>
    <message>
        <source>things that happen while growth is measured; 0 leaves that out</source>
        <translation>증가를 재는 동안 일어나는 일의 수, 0이면 재지 않음</translation>
    </message>
    <message>
        <source>seconds from one of these things to the next, with decimals</source>
        <translation>이런 일과 다음 일 사이의 초, 소수 가능</translation>
    </message>
    <message>
        <source>commands in the long journal</source>
        <translation>긴 기록에 담을 명령의 수</translation>
    </message>
    <message>
        <source>number of page changes</source>
        <translation>페이지 전환 횟수</translation>
    </message>
    <message>
        <source>seconds for which a page is shown</source>
        <translation>페이지를 표시하는 시간(초)</translation>
    </message>
    <message>
        <source>Say with --kind what {source} is</source>
        <translation>{source}의 방식을 --kind로 지정하십시오</translation>
    </message>
    <message>
        <source>--no-sub needs --main, the size of the main streams</source>
        <translation>--no-sub에는 주 스트림 크기를 정하는 --main이 필요합니다</translation>
    </message>
    <message>
        <source>--main is for streams of our own; leave it out with --source</source>
        <translation>--main은 내장 스트림용입니다. --source와 함께 쓰지 마십시오</translation>
    </message>
    <message>
        <source>--sub-source needs --source</source>
        <translation>--sub-source에는 --source가 필요합니다</translation>
    </message>
    <message>
        <source>--faults is for streams of our own; leave it out with --source</source>
        <translation>--faults는 내장 스트림용입니다. --source와 함께 쓰지 마십시오</translation>
    </message>
    <message>
        <source>write even sizes and a rate as 1920x1080@25</source>
        <translation>짝수 크기와 초당 프레임 수를 1920x1080@25처럼 쓰십시오</translation>
    </message>
    <message>
        <source>Not measured: {reason}</source>
        <translation>측정하지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>streams</source>
        <translation>스트림 수</translation>
    </message>
    <message>
        <source>cameras offer</source>
        <translation>카메라 제공 스트림</translation>
    </message>
    <message>
        <source>window</source>
        <translation>창 크기</translation>
    </message>
    <message>
        <source>measured for, s</source>
        <translation>측정 시간(초)</translation>
    </message>
    <message>
        <source>processor time, cores</source>
        <translation>프로세서 시간(코어)</translation>
    </message>
    <message>
        <source>decode limit</source>
        <translation>디코딩 한계</translation>
    </message>
    <message>
        <source>window&apos;s process</source>
        <translation>창 프로세스</translation>
    </message>
    <message>
        <source>decode workers</source>
        <translation>디코딩 워커</translation>
    </message>
    <message>
        <source>together</source>
        <translation>합계</translation>
    </message>
    <message>
        <source>X server</source>
        <translation>X 서버</translation>
    </message>
    <message>
        <source>over the decode limit</source>
        <translation>디코딩 한계 대비</translation>
    </message>
    <message>
        <source>pictures a second at the decode limit</source>
        <translation>디코딩 한계의 초당 프레임 수</translation>
    </message>
    <message>
        <source>pictures a second of a camera</source>
        <translation>카메라의 초당 프레임 수</translation>
    </message>
    <message>
        <source>pictures a second shown on a tile</source>
        <translation>타일에 표시된 초당 프레임 수</translation>
    </message>
    <message>
        <source>longest time without a new picture on a tile, s</source>
        <translation>타일에 새 영상이 없던 최장 시간(초)</translation>
    </message>
    <message>
        <source>from tick to tick, ms</source>
        <translation>화면 갱신 간격(ms)</translation>
    </message>
    <message>
        <source>from read to painted, ms</source>
        <translation>수신부터 표시까지(ms)</translation>
    </message>
    <message>
        <source>memory, MiB</source>
        <translation>메모리(MiB)</translation>
    </message>
    <message>
        <source>private memory, MiB</source>
        <translation>전용 메모리(MiB)</translation>
    </message>
    <message>
        <source>streams shown</source>
        <translation>표시한 스트림</translation>
    </message>
    <message>
        <source>decoded by</source>
        <translation>디코더</translation>
    </message>
    <message>
        <source>software</source>
        <translation>소프트웨어</translation>
    </message>
    <message>
        <source>devices</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>codec</source>
        <translation>코덱</translation>
    </message>
    <message>
        <source>used</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>why not</source>
        <translation>사용하지 않는 이유</translation>
    </message>
    <message>
        <source>states</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>변경 횟수</translation>
    </message>
    <message>
        <source>main</source>
        <translation>주 영상</translation>
    </message>
    <message>
        <source>sub</source>
        <translation>보조 영상</translation>
    </message>
    <message>
        <source>half</source>
        <translation>중앙값</translation>
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
        <translation>최대</translation>
    </message>
    <message>
        <source>least</source>
        <translation>최소</translation>
    </message>
    <message>
        <source>panels</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>live tiles</source>
        <translation>라이브 타일</translation>
    </message>
    <message>
        <source>window&apos;s process, % of a core</source>
        <translation>창 프로세스, 코어의 %</translation>
    </message>
    <message>
        <source>tiles alone, % of a core</source>
        <translation>타일만, 코어의 %</translation>
    </message>
    <message>
        <source>panels beyond the tiles, % of a core</source>
        <translation>타일 외 패널, 코어의 %</translation>
    </message>
    <message>
        <source>page change, ms</source>
        <translation>페이지 전환, ms</translation>
    </message>
    <message>
        <source>all of it painted</source>
        <translation>모두 그려짐</translation>
    </message>
    <message>
        <source>with all lines and comparisons</source>
        <translation>모든 선과 비교까지</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>objects</source>
        <translation>객체</translation>
    </message>
    <message>
        <source>memory, MiB an hour</source>
        <translation>메모리, 시간당 MiB</translation>
    </message>
    <message>
        <source>objects an hour</source>
        <translation>시간당 객체</translation>
    </message>
    <message>
        <source>six screens</source>
        <translation>여섯 화면</translation>
    </message>
    <message>
        <source>map</source>
        <translation>지도</translation>
    </message>
    <message>
        <source>districts</source>
        <translation>구역</translation>
    </message>
    <message>
        <source>points of their borders</source>
        <translation>경계의 점</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>first picture</source>
        <translation>첫 그림</translation>
    </message>
    <message>
        <source>recolour</source>
        <translation>다시 칠하기</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>from sent to painted, ms</source>
        <translation>보낸 때부터 그려질 때까지, ms</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>측정 횟수</translation>
    </message>
    <message>
        <source>live</source>
        <translation>실시간</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>연결 중</translation>
    </message>
    <message>
        <source>late</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>끊김</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>거부됨</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>가림</translation>
    </message>
    <message>
        <source>what died</source>
        <translation>중단된 대상</translation>
    </message>
    <message>
        <source>its streams</source>
        <translation>해당 워커의 스트림</translation>
    </message>
    <message>
        <source>other streams</source>
        <translation>나머지 스트림</translation>
    </message>
    <message>
        <source>others&apos; longest time without a new picture, s</source>
        <translation>나머지 스트림에 새 영상이 없던 최장 시간(초)</translation>
    </message>
    <message>
        <source>server away for, s</source>
        <translation>서버 중단 시간(초)</translation>
    </message>
    <message>
        <source>until live again, s</source>
        <translation>다시 실시간이 되기까지(초)</translation>
    </message>
    <message>
        <source>live again</source>
        <translation>다시 실시간이 된 카메라</translation>
    </message>
    <message>
        <source>openings</source>
        <translation>스트림 열기</translation>
    </message>
    <message>
        <source>most in a second</source>
        <translation>1초 최대</translation>
    </message>
    <message>
        <source>allowed a second</source>
        <translation>초당 허용</translation>
    </message>
    <message>
        <source>incidents reported</source>
        <translation>보고된 장애</translation>
    </message>
    <message>
        <source>cameras at rest</source>
        <translation>움직임 없는 카메라</translation>
    </message>
    <message>
        <source>still scene</source>
        <translation>정지 장면</translation>
    </message>
    <message>
        <source>night</source>
        <translation>야간</translation>
    </message>
    <message>
        <source>traffic</source>
        <translation>일반 교통</translation>
    </message>
    <message>
        <source>watched for, s</source>
        <translation>관찰 시간(초)</translation>
    </message>
    <message>
        <source>false alarms</source>
        <translation>오경보</translation>
    </message>
    <message>
        <source>seen after, s</source>
        <translation>알아채기까지(초)</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>무신호</translation>
    </message>
    <message>
        <source>looped</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>알아채지 못함</translation>
    </message>
    <message>
        <source>others disturbed</source>
        <translation>영향받은 다른 카메라</translation>
    </message>
    <message>
        <source>reconnects</source>
        <translation>재연결</translation>
    </message>
    <message>
        <source>at the same time</source>
        <translation>동시</translation>
    </message>
    <message>
        <source>ended by the server</source>
        <translation>서버가 끊음</translation>
    </message>
    <message>
        <source>opened anew by the wall</source>
        <translation>상황판이 새로 엶</translation>
    </message>
    <message>
        <source>growth for each 1,000</source>
        <translation>1,000회당 증가</translation>
    </message>
    <message>
        <source>growth an hour</source>
        <translation>시간당 증가</translation>
    </message>
    <message>
        <source>after the beginning</source>
        <translation>초기 구간 이후</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>종료 시</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>descriptors</source>
        <translation>디스크립터</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>분</translation>
    </message>
    <message>
        <source>longest time from tick to tick, ms</source>
        <translation>최장 화면 갱신 간격(ms)</translation>
    </message>
    <message>
        <source>most cameras at once</source>
        <translation>동시 최대 카메라 수</translation>
    </message>
    <message>
        <source>faults</source>
        <translation>장애 수</translation>
    </message>
    <message>
        <source>pictures saved</source>
        <translation>저장한 화면</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>file, MiB</source>
        <translation>파일, MiB</translation>
    </message>
    <message>
        <source>store, MiB</source>
        <translation>저장소, MiB</translation>
    </message>
    <message>
        <source>import, s</source>
        <translation>가져오기, 초</translation>
    </message>
    <message>
        <source>rows a second</source>
        <translation>초당 행 수</translation>
    </message>
    <message>
        <source>most memory of the import, MiB</source>
        <translation>가져오기 최대 메모리, MiB</translation>
    </message>
    <message>
        <source>reading, ms</source>
        <translation>읽기, ms</translation>
    </message>
    <message>
        <source>newest of all series</source>
        <translation>모든 계열의 최신 값</translation>
    </message>
    <message>
        <source>newest of an indicator in all districts</source>
        <translation>모든 자치구의 한 지표 최신 값</translation>
    </message>
    <message>
        <source>a day of a series</source>
        <translation>한 계열의 하루</translation>
    </message>
    <message>
        <source>a year by days</source>
        <translation>일별 1년</translation>
    </message>
    <message>
        <source>gathering</source>
        <translation>수집</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>series</source>
        <translation>계열</translation>
    </message>
    <message>
        <source>each asked every, s</source>
        <translation>조회 간격, 초</translation>
    </message>
    <message>
        <source>sources that fail</source>
        <translation>실패한 출처</translation>
    </message>
    <message>
        <source>processor, % of a core</source>
        <translation>프로세서, 코어 대비 %</translation>
    </message>
    <message>
        <source>most memory, MiB</source>
        <translation>최대 메모리, MiB</translation>
    </message>
    <message>
        <source>from sent to read by the wall, ms</source>
        <translation>전송부터 월에서 읽기까지, ms</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>times</source>
        <translation>횟수</translation>
    </message>
    <message>
        <source>until it gathers again, s</source>
        <translation>다시 수집하기까지, 초</translation>
    </message>
    <message>
        <source>until a new number is stored, s</source>
        <translation>새 수치가 저장되기까지, 초</translation>
    </message>
    <message>
        <source>until all that push are acknowledged again, s</source>
        <translation>전송 측이 모두 다시 확인받기까지, 초</translation>
    </message>
    <message>
        <source>numbers acknowledged</source>
        <translation>확인된 수치</translation>
    </message>
    <message>
        <source>posts answered</source>
        <translation>응답받은 전송</translation>
    </message>
    <message>
        <source>messages acknowledged</source>
        <translation>확인된 메시지</translation>
    </message>
    <message>
        <source>of the numbers lost</source>
        <translation>유실된 수치</translation>
    </message>
    <message>
        <source>of the posts lost</source>
        <translation>유실된 전송</translation>
    </message>
    <message>
        <source>of the messages lost</source>
        <translation>유실된 메시지</translation>
    </message>
    <message>
        <source>doubled</source>
        <translation>중복</translation>
    </message>
    <message>
        <source>hours that count wrongly</source>
        <translation>집계가 틀린 시간대</translation>
    </message>
    <message>
        <source>growth</source>
        <translation>증가</translation>
    </message>
    <message>
        <source>events</source>
        <translation>일어난 일</translation>
    </message>
    <message>
        <source>for each 1,000 of them</source>
        <translation>1,000번마다</translation>
    </message>
    <message>
        <source>a scene over four screens, ms</source>
        <translation>네 화면의 장면, ms</translation>
    </message>
    <message>
        <source>last pictures everywhere</source>
        <translation>모든 칸에 마지막 영상</translation>
    </message>
    <message>
        <source>all moving</source>
        <translation>모두 움직임</translation>
    </message>
    <message>
        <source>from command to painted, ms</source>
        <translation>명령에서 그려지기까지, ms</translation>
    </message>
    <message>
        <source>from a kill, ms</source>
        <translation>강제 종료 뒤, ms</translation>
    </message>
    <message>
        <source>windows as they were</source>
        <translation>창이 전과 같음</translation>
    </message>
    <message>
        <source>all cameras live</source>
        <translation>모든 카메라 정상</translation>
    </message>
    <message>
        <source>a long journal</source>
        <translation>긴 기록</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>written in, s</source>
        <translation>기록 시간, s</translation>
    </message>
    <message>
        <source>size, MiB</source>
        <translation>크기, MiB</translation>
    </message>
    <message>
        <source>a state at any of them, ms</source>
        <translation>임의 시점의 상태, ms</translation>
    </message>
    <message>
        <source>a state at any time, ms</source>
        <translation>임의 시각의 상태, ms</translation>
    </message>
    <message>
        <source>page shown for, s</source>
        <translation>페이지 표시 시간(초)</translation>
    </message>
    <message>
        <source>from change to all pictures, ms</source>
        <translation>전환부터 모든 영상까지(ms)</translation>
    </message>
    <message>
        <source>from change to each picture, ms</source>
        <translation>전환부터 각 영상까지(ms)</translation>
    </message>
    <message>
        <source>changes without all pictures</source>
        <translation>영상이 다 나오지 않은 전환</translation>
    </message>
    <message>
        <source>tiles that stay</source>
        <translation>고정 타일</translation>
    </message>
    <message>
        <source>tiles</source>
        <translation>타일 수</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>제외됨</translation>
    </message>
    <message>
        <source>program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>streams measured</source>
        <translation>측정한 스트림 수</translation>
    </message>
    <message>
        <source>over ours</source>
        <translation>본 프로그램 대비</translation>
    </message>
    <message>
        <source>pictures a second</source>
        <translation>초당 프레임 수</translation>
    </message>
    <message>
        <source>fault: {fault}</source>
        <translation>장애: {fault}</translation>
    </message>
    <message>
        <source>server dies</source>
        <translation>서버 중단</translation>
    </message>
    <message>
        <source>decode worker dies</source>
        <translation>디코딩 워커 중단</translation>
    </message>
    <message>
        <source>server returns</source>
        <translation>서버 복귀</translation>
    </message>
    <message>
        <source>tour</source>
        <translation>페이지 순회</translation>
    </message>
    <message>
        <source>tiles that stay: {tiles}</source>
        <translation>고정 타일: {tiles}</translation>
    </message>
    <message>
        <source>{minutes} of {total} min: {live} of {streams} live, {cores} cores, {memory} MiB</source>
        <translation>{total}분 중 {minutes}분: {streams}대 중 {live}대 실시간, {cores}코어, {memory} MiB</translation>
    </message>
    <message>
        <source>films: {done} of {total}</source>
        <translation>영상 제작: {total}개 중 {done}개</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>상황판</translation>
    </message>
    <message>
        <source>reconnects: {done} of {total}</source>
        <translation>재연결: {total}회 중 {done}회</translation>
    </message>
    <message>
        <source>other program: {program}</source>
        <translation>다른 프로그램: {program}</translation>
    </message>
    <message>
        <source>writing a file of {samples} samples</source>
        <translation>표본 {samples}개의 파일을 쓰는 중</translation>
    </message>
    <message>
        <source>importing it</source>
        <translation>가져오는 중</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>읽는 중</translation>
    </message>
    <message>
        <source>gathering for {seconds} s</source>
        <translation>{seconds}초 동안 수집 중</translation>
    </message>
    <message>
        <source>killing the data service {kills} times</source>
        <translation>데이터 서비스를 {kills}번 강제 종료하는 중</translation>
    </message>
    <message>
        <source>filling a store with the past of the simulated city</source>
        <translation>모의 도시의 과거로 저장소를 채우는 중</translation>
    </message>
    <message>
        <source>tiles alone</source>
        <translation>타일만</translation>
    </message>
    <message>
        <source>with panels</source>
        <translation>패널과 함께</translation>
    </message>
    <message>
        <source>the canvas of six screens</source>
        <translation>여섯 화면의 캔버스</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>numbers on their way to the screen</source>
        <translation>화면으로 가는 숫자</translation>
    </message>
    <message>
        <source>a map of many districts</source>
        <translation>구역이 많은 지도</translation>
    </message>
    <message>
        <source>a day of updates</source>
        <translation>하루치 갱신</translation>
    </message>
    <message>
        <source>scenes over four screens</source>
        <translation>네 화면의 장면</translation>
    </message>
    <message>
        <source>commands on their way to the screen</source>
        <translation>화면에 닿는 명령</translation>
    </message>
    <message>
        <source>scenes, tours, alarms and monitors that come and go</source>
        <translation>장면, 순회, 경보, 드나드는 모니터</translation>
    </message>
    <message>
        <source>a wall that is killed comes back</source>
        <translation>강제로 끝난 상황판의 복귀</translation>
    </message>
</context>
<context>
    <name>cameras</name>
    <message>
        <source>address {address} is not of kind {kind}, which takes {schemes}</source>
        <translation>{address}: {kind} 방식의 주소가 아닙니다. 이 방식의 주소: {schemes}</translation>
    </message>
    <message>
        <source>address {address} names no host</source>
        <translation>주소 {address}에 호스트 이름이 없습니다</translation>
    </message>
    <message>
        <source>{address} is not an address</source>
        <translation>{address}: 주소가 아닙니다</translation>
    </message>
    <message>
        <source>kind {kind} is not known</source>
        <translation>알 수 없는 방식입니다: {kind}</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>folder of the city, with city.toml, cameras.csv and layouts/</source>
        <translation>city.toml, cameras.csv, layouts/가 있는 도시 폴더</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>JSON 문서 하나로 출력</translation>
    </message>
    <message>
        <source>Cameras: {good_cameras} good, {bad_cameras} wrong. Layouts: {good_layouts} good, {bad_layouts} wrong</source>
        <translation>카메라: 정상 {good_cameras}, 오류 {bad_cameras}. 레이아웃: 정상 {good_layouts}, 오류 {bad_layouts}</translation>
    </message>
    <message>
        <source>Rules of alarms: {good} good, {bad} wrong</source>
        <translation>경보 규칙: 정상 {good}개, 오류 {bad}개</translation>
    </message>
    <message>
        <source>Indicators: {good} good, {bad} wrong</source>
        <translation>지표: 정상 {good}, 오류 {bad}</translation>
    </message>
    <message>
        <source>Sources of numbers: {good_sources} good, {bad_sources} wrong</source>
        <translation>수치 출처: 정상 {good_sources}, 오류 {bad_sources}</translation>
    </message>
    <message>
        <source>Walls: {walls}. Scenes: {scenes}. Tours: {tours}. Entries of the schedule: {schedule}</source>
        <translation>상황판 {walls}개, 장면 {scenes}개, 순회 {tours}개, 시간표 항목 {schedule}개</translation>
    </message>
    <message>
        <source>Certificate is not checked (tls = insecure), cameras: {count}: {cameras}</source>
        <translation>인증서를 확인하지 않는 카메라(tls = insecure) {count}대: {cameras}</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>A city&apos;s control room on a wall of screens</source>
        <translation>도시 관제 상황판</translation>
    </message>
    <message>
        <source>language of screens and messages</source>
        <translation>화면과 메시지의 언어</translation>
    </message>
    <message>
        <source>write more to the log</source>
        <translation>로그를 자세히 기록</translation>
    </message>
    <message>
        <source>open the wall; without CITY the built-in simulated city</source>
        <translation>상황판 열기, CITY를 생략하면 내장된 모의 도시</translation>
    </message>
    <message>
        <source>check a city&apos;s files and tell everything that is wrong</source>
        <translation>도시 파일을 검사하여 모든 오류를 표시</translation>
    </message>
    <message>
        <source>draw a layout without a display and save the picture</source>
        <translation>화면 없이 레이아웃을 그려 그림으로 저장</translation>
    </message>
    <message>
        <source>serve the simulated city alone</source>
        <translation>모의 도시만 제공</translation>
    </message>
    <message>
        <source>gather a city&apos;s numbers without a wall</source>
        <translation>월 없이 도시의 수치를 수집합니다</translation>
    </message>
    <message>
        <source>how every source of a city&apos;s numbers is</source>
        <translation>도시의 수치 출처별 상태를 보여 줍니다</translation>
    </message>
    <message>
        <source>ask one source once and show what would be stored</source>
        <translation>출처 하나를 한 번 조회해 저장될 내용을 보여 줍니다</translation>
    </message>
    <message>
        <source>read files of past numbers into a city&apos;s store</source>
        <translation>과거 수치 파일을 도시의 저장소로 가져옵니다</translation>
    </message>
    <message>
        <source>what goes on in a city: incidents, alerts, requests, with their changes</source>
        <translation>도시에서 진행 중인 사건, 경보, 민원과 그 변화를 보여 줍니다</translation>
    </message>
    <message>
        <source>the newest number of every series, with unit, source and age</source>
        <translation>모든 계열의 최신 수치와 단위, 출처, 경과 시간을 보여 줍니다</translation>
    </message>
    <message>
        <source>the city&apos;s indicators: values, limits, targets, how they came about</source>
        <translation>도시 지표: 값, 기준, 목표, 산출 근거</translation>
    </message>
    <message>
        <source>the city&apos;s rules of alarms, and what is raised</source>
        <translation>도시의 경보 규칙과 발생한 경보</translation>
    </message>
    <message>
        <source>measure what this machine can show</source>
        <translation>이 장비의 표출 성능 측정</translation>
    </message>
    <message>
        <source>who did what to a wall and when, and what it showed at a time</source>
        <translation>누가 언제 상황판에서 무엇을 했는지, 특정 시각에 무엇이 표시되었는지</translation>
    </message>
    <message>
        <source>draw a wall as it stood at a time</source>
        <translation>지정한 시각의 상황판을 그대로 그리기</translation>
    </message>
    <message>
        <source>have a running wall do something: scenes, tours, cameras, undo</source>
        <translation>실행 중인 상황판에 명령 보내기: 장면, 순회, 카메라, 실행 취소</translation>
    </message>
    <message>
        <source>switch the page of a running wall</source>
        <translation>실행 중인 상황판의 화면 전환</translation>
    </message>
    <message>
        <source>show on every monitor which one it is, and how a wall&apos;s file names it</source>
        <translation>모든 모니터에 자기 번호와 월 파일에 적는 방법을 표시</translation>
    </message>
    <message>
        <source>ask a running wall how it is</source>
        <translation>실행 중인 상황판의 상태 조회</translation>
    </message>
</context>
<context>
    <name>control</name>
    <message>
        <source>The control API&apos;s token, {name}, must have at least {least} printable characters</source>
        <translation>제어 API 토큰 {name}은(는) 인쇄 가능한 문자 {least}자 이상이어야 합니다</translation>
    </message>
    <message>
        <source>The control API&apos;s token in {file} must have at least {least} printable characters: remove the file</source>
        <translation>{file}의 제어 API 토큰은 인쇄 가능한 문자 {least}자 이상이어야 합니다. 파일을 지우십시오</translation>
    </message>
    <message>
        <source>Others may read the control API&apos;s token: remove {file}, and another one is made, or run chmod 600 on it</source>
        <translation>제어 API 토큰을 다른 사용자가 읽을 수 있습니다. {file} 파일을 지우면 새로 만들어집니다. 또는 이 파일에 chmod 600을 실행하십시오</translation>
    </message>
    <message>
        <source>The control API&apos;s token cannot be kept in {file}: {reason}</source>
        <translation>제어 API 토큰을 {file}에 저장할 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>The control API cannot listen at port {port}: {reason}</source>
        <translation>제어 API가 포트 {port}에서 수신할 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>This is not JSON: {reason}</source>
        <translation>JSON이 아닙니다: {reason}</translation>
    </message>
    <message>
        <source>Send an object of JSON with the key command</source>
        <translation>command 키가 있는 JSON 객체를 보내십시오</translation>
    </message>
    <message>
        <source>There is no command {kind}; there are: {known}</source>
        <translation>{kind} 명령이 없습니다. 사용 가능: {known}</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>중첩이 너무 깊습니다</translation>
    </message>
    <message>
        <source>There is no revision {base} yet, the newest is {newest}</source>
        <translation>개정 {base}은(는) 아직 없습니다. 최신은 {newest}</translation>
    </message>
</context>
<context>
    <name>data</name>
    <message>
        <source>Reading Parquet needs a package: pip install &apos;controlroom[parquet]&apos;</source>
        <translation>Parquet을 읽으려면 패키지가 필요합니다: pip install &apos;controlroom[parquet]&apos;</translation>
    </message>
    <message>
        <source>Column {column} is missing; the columns are: {columns}</source>
        <translation>{column} 열이 없습니다. 있는 열: {columns}</translation>
    </message>
    <message>
        <source>Column {column} is missing; {nearest} may be meant. The columns are: {columns}</source>
        <translation>{column} 열이 없습니다. {nearest} 열을 뜻한 것일 수 있습니다. 있는 열: {columns}</translation>
    </message>
    <message>
        <source>Column {column} is there twice: {first} and {second}</source>
        <translation>{column} 열이 두 번 있습니다: {first}, {second}</translation>
    </message>
    <message>
        <source>{found} cells where {expected} are wanted</source>
        <translation>칸이 {expected}개여야 하는데 {found}개입니다</translation>
    </message>
    <message>
        <source>indicator is empty</source>
        <translation>지표가 비어 있습니다</translation>
    </message>
    <message>
        <source>not a time: {text}</source>
        <translation>시각이 아닙니다: {text}</translation>
    </message>
    <message>
        <source>time is far in the future: {text}</source>
        <translation>시각이 먼 미래입니다: {text}</translation>
    </message>
    <message>
        <source>not a number: {text}</source>
        <translation>수가 아닙니다: {text}</translation>
    </message>
    <message>
        <source>quality is none of good, estimated, suspect: {text}</source>
        <translation>품질이 good, estimated, suspect 중 하나가 아닙니다: {text}</translation>
    </message>
    <message>
        <source>File is empty</source>
        <translation>파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>Text is neither UTF-8, UTF-16 nor CP949</source>
        <translation>글자가 UTF-8, UTF-16, CP949 중 어느 것도 아닙니다</translation>
    </message>
    <message>
        <source>File is not text</source>
        <translation>텍스트 파일이 아닙니다</translation>
    </message>
    <message>
        <source>Not a Parquet file that can be read: {reason}</source>
        <translation>읽을 수 있는 Parquet 파일이 아닙니다: {reason}</translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>Send the camera to {screen}</source>
        <translation>카메라를 {screen} 화면으로 보내기</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>장면</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>순회</translation>
    </message>
    <message>
        <source>Begin {tour}</source>
        <translation>{tour} 시작</translation>
    </message>
    <message>
        <source>Let {tour} go on</source>
        <translation>{tour} 계속</translation>
    </message>
    <message>
        <source>Hold {tour}</source>
        <translation>{tour} 멈춤</translation>
    </message>
    <message>
        <source>Next step of {tour}</source>
        <translation>{tour} 다음 단계</translation>
    </message>
    <message>
        <source>Step before of {tour}</source>
        <translation>{tour} 앞 단계</translation>
    </message>
    <message>
        <source>End {tour}</source>
        <translation>{tour} 끝내기</translation>
    </message>
    <message>
        <source>{layout} on {screen}</source>
        <translation>{screen} 화면에 {layout}</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>레이아웃</translation>
    </message>
    <message>
        <source>{number}, to {place}</source>
        <translation>{number} → {place}</translation>
    </message>
    <message>
        <source>{screen}, tile {tile}</source>
        <translation>{screen} 타일 {tile}</translation>
    </message>
    <message>
        <source>Let go of {camera} on a tile, or on the bin</source>
        <translation>{camera}: 타일이나 휴지통 위에 놓으십시오</translation>
    </message>
    <message>
        <source>{camera} stays where it is</source>
        <translation>{camera}: 제자리에 있습니다</translation>
    </message>
    <message>
        <source>{place} shows a panel, no camera can go there</source>
        <translation>{place}은(는) 패널이라 카메라를 놓을 수 없습니다</translation>
    </message>
    <message>
        <source>{camera} is on {place} already</source>
        <translation>{camera}: 이미 {place}에 있습니다</translation>
    </message>
    <message>
        <source>{camera} comes to {place}</source>
        <translation>{camera}: {place}에 놓입니다</translation>
    </message>
    <message>
        <source>{camera} replaces {other} on {place}</source>
        <translation>{camera}: {place}의 {other} 대신 놓입니다</translation>
    </message>
    <message>
        <source>{camera} moves to {place}</source>
        <translation>{camera}: {place}(으)로 옮깁니다</translation>
    </message>
    <message>
        <source>{one} and {other} change places</source>
        <translation>{one} ↔ {other} 자리 바꿈</translation>
    </message>
    <message>
        <source>{camera} is in the list, there is nothing to empty</source>
        <translation>{camera}: 목록에 있어 비울 것이 없습니다</translation>
    </message>
    <message>
        <source>{place} is emptied of {camera}</source>
        <translation>{place}에서 {camera}을(를) 비웁니다</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>명령 찾기</translation>
    </message>
    <message>
        <source>Search cameras</source>
        <translation>카메라 검색</translation>
    </message>
    <message>
        <source>Enlarge the tile, again to return</source>
        <translation>타일 크게, 다시 누르면 원래대로</translation>
    </message>
    <message>
        <source>Empty the tile</source>
        <translation>타일 비우기</translation>
    </message>
    <message>
        <source>Show the nearest cameras, or leave them</source>
        <translation>가까운 카메라 보이기, 다시 누르면 닫기</translation>
    </message>
    <message>
        <source>Choose a layout for the screen</source>
        <translation>화면의 레이아웃 고르기</translation>
    </message>
    <message>
        <source>Show the screen as its layout says</source>
        <translation>화면을 레이아웃대로 되돌리기</translation>
    </message>
    <message>
        <source>Hold the tours, or let them go on</source>
        <translation>순회 멈춤, 다시 누르면 계속</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Acknowledge the alarm</source>
        <translation>경보 확인</translation>
    </message>
    <message>
        <source>Privacy curtain for every camera</source>
        <translation>전체 영상 가림</translation>
    </message>
    <message>
        <source>Save what the wall shows as a scene</source>
        <translation>지금 화면을 장면으로 저장</translation>
    </message>
    <message>
        <source>Show the number of each screen on it</source>
        <translation>각 화면에 번호 표시</translation>
    </message>
    <message>
        <source>Numbers and names of all tiles</source>
        <translation>모든 타일의 번호와 이름</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation>단축키 전체</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>방향키</translation>
    </message>
    <message>
        <source>Move from tile to tile, over all screens</source>
        <translation>모든 화면의 타일 사이를 옮기기</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Next screen, then the next part of the desk</source>
        <translation>다음 화면, 그다음은 관제석의 다음 칸</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1~9</translation>
    </message>
    <message>
        <source>Show scene 1 to 9</source>
        <translation>장면 1~9 보이기</translation>
    </message>
    <message>
        <source>Shift 1 to 9</source>
        <translation>Shift 1~9</translation>
    </message>
    <message>
        <source>Send the camera to screen 1 to 9</source>
        <translation>카메라를 화면 1~9로 보내기</translation>
    </message>
    <message>
        <source>Drag tile on tile</source>
        <translation>타일을 타일로 끌기</translation>
    </message>
    <message>
        <source>The cameras change places</source>
        <translation>두 카메라가 자리를 바꿉니다</translation>
    </message>
    <message>
        <source>Drag camera on tile</source>
        <translation>카메라를 타일로 끌기</translation>
    </message>
    <message>
        <source>The camera is shown there</source>
        <translation>그 타일에 카메라를 보입니다</translation>
    </message>
    <message>
        <source>Drag tile to the bin</source>
        <translation>타일을 휴지통으로 끌기</translation>
    </message>
    <message>
        <source>The tile is emptied</source>
        <translation>타일을 비웁니다</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>오른쪽 클릭</translation>
    </message>
    <message>
        <source>The same actions as a menu</source>
        <translation>같은 기능의 메뉴</translation>
    </message>
    <message>
        <source>mayor</source>
        <translation>시장</translation>
    </message>
    <message>
        <source>district</source>
        <translation>자치구</translation>
    </message>
    <message>
        <source>conference</source>
        <translation>회의</translation>
    </message>
    <message>
        <source>citizens</source>
        <translation>시민</translation>
    </message>
</context>
<context>
    <name>details</name>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>다음 시도</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>스트림</translation>
    </message>
    <message>
        <source>Limited</source>
        <translation>제한</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>초당 프레임</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>지연 시간</translation>
    </message>
    <message>
        <source>Dropped pictures</source>
        <translation>버린 프레임</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>재연결</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>상세</translation>
    </message>
    <message>
        <source>Tile that cannot be shown</source>
        <translation>표시할 수 없는 타일</translation>
    </message>
    <message>
        <source>Empty cell</source>
        <translation>빈 칸</translation>
    </message>
    <message>
        <source>not acknowledged</source>
        <translation>미확인</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>확인됨</translation>
    </message>
    <message>
        <source>main</source>
        <translation>주 영상</translation>
    </message>
    <message>
        <source>sub</source>
        <translation>보조 영상</translation>
    </message>
    <message>
        <source>{shown} of {sent}</source>
        <translation>{sent} 중 {shown}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Camera cannot be reached</source>
        <translation>카메라에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>Camera accepts the connection but sends nothing</source>
        <translation>연결되었으나 영상이 오지 않습니다</translation>
    </message>
    <message>
        <source>Camera refuses the user name or password</source>
        <translation>사용자 이름 또는 비밀번호가 거부되었습니다</translation>
    </message>
    <message>
        <source>Camera does not know this stream address</source>
        <translation>카메라에 없는 스트림 주소입니다</translation>
    </message>
    <message>
        <source>Camera has no free session</source>
        <translation>카메라의 접속 가능 수가 모두 찼습니다</translation>
    </message>
    <message>
        <source>Camera sends data that is not video</source>
        <translation>카메라가 영상이 아닌 자료를 보냅니다</translation>
    </message>
    <message>
        <source>Camera uses a format this program does not decode</source>
        <translation>이 프로그램이 지원하지 않는 영상 형식입니다</translation>
    </message>
    <message>
        <source>Camera closed the stream</source>
        <translation>카메라가 스트림을 종료했습니다</translation>
    </message>
    <message>
        <source>Decoding stopped unexpectedly</source>
        <translation>디코딩이 예기치 않게 중단되었습니다</translation>
    </message>
    <message>
        <source>Stream is set aside because it crashed the decoder repeatedly</source>
        <translation>디코더를 거듭 중단시켜 격리한 스트림입니다</translation>
    </message>
    <message>
        <source>Video file is missing</source>
        <translation>영상 파일이 없습니다</translation>
    </message>
    <message>
        <source>Picture fell behind and is being opened anew</source>
        <translation>영상이 크게 늦어져 다시 연결합니다</translation>
    </message>
    <message>
        <source>Camera&apos;s certificate is not trusted</source>
        <translation>카메라의 인증서를 신뢰할 수 없습니다</translation>
    </message>
    <message>
        <source>Program error on this stream, see the log</source>
        <translation>이 스트림에서 프로그램 오류가 발생했습니다. 로그를 확인하십시오</translation>
    </message>
</context>
<context>
    <name>events</name>
    <message>
        <source>an event, as the list names it: SOURCE/ID; tells how it changed</source>
        <translation>목록에 나오는 사건 이름(SOURCE/ID). 어떻게 바뀌었는지 보여 줍니다</translation>
    </message>
    <message>
        <source>what went on at this time, such as 2026-11-27T18:00 (of the city&apos;s clocks)</source>
        <translation>이 시각에 진행 중이던 사건. 예: 2026-11-27T18:00 (도시 시각)</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>JSON 문서 하나로 출력</translation>
    </message>
    <message>
        <source>Not a time: {text}</source>
        <translation>시각이 아닙니다: {text}</translation>
    </message>
    <message>
        <source>There is no event {event}</source>
        <translation>{event} 사건이 없습니다</translation>
    </message>
    <message>
        <source>Nothing goes on, as far as any source tells</source>
        <translation>어느 출처에서도 진행 중인 사건을 알리지 않습니다</translation>
    </message>
    <message>
        <source>event</source>
        <translation>사건</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>level</source>
        <translation>등급</translation>
    </message>
    <message>
        <source>state</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>place</source>
        <translation>장소</translation>
    </message>
    <message>
        <source>since</source>
        <translation>경과</translation>
    </message>
    <message>
        <source>title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>from</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>종료</translation>
    </message>
</context>
<context>
    <name>formula</name>
    <message>
        <source>smallest({values})</source>
        <translation>최솟값({values})</translation>
    </message>
    <message>
        <source>largest({values})</source>
        <translation>최댓값({values})</translation>
    </message>
    <message>
        <source>sum({values})</source>
        <translation>합계({values})</translation>
    </message>
    <message>
        <source>mean({values})</source>
        <translation>평균({values})</translation>
    </message>
    <message>
        <source>size without sign({values})</source>
        <translation>절댓값({values})</translation>
    </message>
    <message>
        <source>limited({value}: from {low} to {high})</source>
        <translation>범위 제한({value}: {low} 이상 {high} 이하)</translation>
    </message>
    <message>
        <source>score({value}: 0 at {worst}, 100 at {best})</source>
        <translation>점수({value}: {worst}이면 0점, {best}이면 100점)</translation>
    </message>
    <message>
        <source>share({part} of {whole}, %)</source>
        <translation>비율({whole} 중 {part}, %)</translation>
    </message>
    <message>
        <source>Formula is empty</source>
        <translation>수식이 비어 있습니다</translation>
    </message>
    <message>
        <source>Formula is longer than {most} characters, make two indicators of it</source>
        <translation>수식이 {most}자를 넘습니다. 지표 두 개로 나누십시오</translation>
    </message>
    <message>
        <source>Formula has more than {most} brackets within one another</source>
        <translation>수식의 괄호가 {most}겹을 넘습니다</translation>
    </message>
    <message>
        <source>Character {at} of the formula, {text}, means nothing</source>
        <translation>수식의 {at}번째 글자 {text}의 뜻을 알 수 없습니다</translation>
    </message>
    <message>
        <source>A number, an indicator or ( must stand before {text} at character {at}</source>
        <translation>{at}번째 글자 {text} 앞에 숫자, 지표 또는 ( 가 있어야 합니다</translation>
    </message>
    <message>
        <source>Formula ends too early, a number, an indicator or ( must follow</source>
        <translation>수식이 끝나지 않았습니다. 숫자, 지표 또는 ( 가 이어져야 합니다</translation>
    </message>
    <message>
        <source>The bracket at character {at} is left open</source>
        <translation>{at}번째 글자의 괄호가 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>An operator + - * / must stand before {text} at character {at}</source>
        <translation>{at}번째 글자 {text} 앞에 연산자 + - * / 가 있어야 합니다</translation>
    </message>
    <message>
        <source>There is no function {name}, allowed: {allowed}</source>
        <translation>함수 {name}은(는) 없습니다. 사용 가능: {allowed}</translation>
    </message>
    <message>
        <source>{name} takes {count} values between its brackets, not {given}</source>
        <translation>{name}의 괄호에는 값이 {count}개 있어야 하는데 {given}개가 있습니다</translation>
    </message>
    <message>
        <source>The number at character {at} is too large</source>
        <translation>{at}번째 글자의 숫자가 너무 큽니다</translation>
    </message>
    <message>
        <source>Units do not fit: {first} is in {first_unit}, {second} in {second_unit}</source>
        <translation>단위가 맞지 않습니다: {first}의 단위는 {first_unit}, {second}의 단위는 {second_unit}입니다</translation>
    </message>
    <message>
        <source>no unit</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Unit {unit} has too many parts</source>
        <translation>단위 {unit}이(가) 너무 복잡합니다</translation>
    </message>
    <message>
        <source>{part} is 0, nothing can be divided by it</source>
        <translation>{part}이(가) 0이므로 나눌 수 없습니다</translation>
    </message>
    <message>
        <source>Worst and best are both {value}, there is no score between them</source>
        <translation>최저와 최고 기준이 모두 {value}이므로 점수를 낼 수 없습니다</translation>
    </message>
    <message>
        <source>Its value is too large</source>
        <translation>값이 너무 큽니다</translation>
    </message>
</context>
<context>
    <name>gather</name>
    <message>
        <source>Gathering from {count} sources into {file}; Ctrl+C ends it</source>
        <translation>출처 {count}개에서 {file}에 수집합니다. Ctrl+C로 끝냅니다</translation>
    </message>
    <message>
        <source>Another program gathers into this store already; waiting until it ends</source>
        <translation>다른 프로그램이 이미 이 저장소에 수집하고 있습니다. 끝날 때까지 기다립니다</translation>
    </message>
    <message>
        <source>Nothing can be stored: {reason}</source>
        <translation>저장할 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>This city has no sources: write them into files sources/NAME.toml</source>
        <translation>이 도시에는 출처가 없습니다. sources/NAME.toml 파일에 적으세요</translation>
    </message>
</context>
<context>
    <name>identify</name>
    <message>
        <source>print one JSON document</source>
        <translation>JSON 문서 하나로 출력</translation>
    </message>
    <message>
        <source>for how many seconds it is shown; 0: only print</source>
        <translation>화면에 표시할 시간(초). 0이면 출력만 함</translation>
    </message>
    <message>
        <source>a number of seconds from 0 to 3600</source>
        <translation>0에서 3600 사이의 초</translation>
    </message>
    <message>
        <source>This session has no monitors: run it on the desktop of the wall</source>
        <translation>이 세션에는 모니터가 없습니다. 월 컴퓨터의 바탕 화면에서 실행하십시오</translation>
    </message>
    <message>
        <source>{model}, serial number {serial}</source>
        <translation>{model}, 일련번호 {serial}</translation>
    </message>
    <message>
        <source>model unknown</source>
        <translation>모델을 알 수 없음</translation>
    </message>
    <message>
        <source>{width}×{height} px, {width_mm}×{height_mm} mm</source>
        <translation>{width}×{height} px, {width_mm}×{height_mm} mm</translation>
    </message>
    <message>
        <source>{width}×{height} px, size in mm unknown</source>
        <translation>{width}×{height} px, 실제 크기(mm)를 알 수 없음</translation>
    </message>
    <message>
        <source>turned by {degrees}°, scale {scale}</source>
        <translation>{degrees}° 회전, 배율 {scale}</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>CSV or Parquet with the columns indicator, at, value, and perhaps place, source, unit, quality</source>
        <translation>indicator, at, value 열이 있고 place, source, unit, quality 열이 있을 수 있는 CSV 또는 Parquet</translation>
    </message>
    <message>
        <source>source of rows that name none (default: import)</source>
        <translation>출처가 없는 행의 출처 (기본값: import)</translation>
    </message>
    <message>
        <source>write every row that was left out to this file, with its line and the reason</source>
        <translation>제외된 모든 행을 줄 번호, 이유와 함께 이 파일에 씁니다</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>JSON 문서 하나로 출력</translation>
    </message>
    <message>
        <source>{file}:{line}: {reason}</source>
        <translation>{file}:{line}: {reason}</translation>
    </message>
    <message>
        <source>{file}: further rows are wrong; --bad-rows FILE writes them all down</source>
        <translation>{file}: 잘못된 행이 더 있습니다. --bad-rows FILE로 모두 기록할 수 있습니다</translation>
    </message>
    <message>
        <source>{file}: {rows} rows read: {new} new, {same} known before, {old} too old; {bad} wrong</source>
        <translation>{file}: {rows}행을 읽음: 새것 {new}, 이미 있던 것 {same}, 너무 오래된 것 {old}; 잘못된 행 {bad}</translation>
    </message>
    <message>
        <source>read files from their beginning that were read before</source>
        <translation>전에 읽은 파일도 처음부터 다시 읽습니다</translation>
    </message>
    <message>
        <source>{file}: nothing new since the last import; --again reads it from its beginning</source>
        <translation>{file}: 지난번 가져온 뒤로 새것이 없습니다. --again을 쓰면 처음부터 읽습니다</translation>
    </message>
    <message>
        <source>{file}: goes on where an earlier import ended</source>
        <translation>{file}: 이전 가져오기가 끝난 곳부터 이어서 읽습니다</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>folder of the city; the built-in simulated city when not given</source>
        <translation>도시 폴더, 생략하면 내장된 모의 도시</translation>
    </message>
    <message>
        <source>file of the store, where it is not the city&apos;s own</source>
        <translation>도시의 저장소가 아닌 다른 저장소 파일</translation>
    </message>
</context>
<context>
    <name>incidents</name>
    <message>
        <source>Dispatched</source>
        <translation>출동</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>현장 도착</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>활동 중</translation>
    </message>
    <message>
        <source>Under control</source>
        <translation>초진</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>완진</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>종결</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>접수</translation>
    </message>
    <message>
        <source>Being dealt with</source>
        <translation>처리 중</translation>
    </message>
</context>
<context>
    <name>indicators</name>
    <message>
        <source>This indicator is wrong in the city&apos;s file</source>
        <translation>도시 파일에 이 지표가 잘못 적혀 있습니다</translation>
    </message>
    <message>
        <source>No source gives the series {series}</source>
        <translation>계열 {series}을(를) 보내는 출처가 없습니다</translation>
    </message>
    <message>
        <source>No source gives a value for {place}</source>
        <translation>{place}의 값을 보내는 출처가 없습니다</translation>
    </message>
    <message>
        <source>Sources give only values of single places, none of the whole city</source>
        <translation>출처에 지점별 값만 있고 도시 전체의 값은 없습니다</translation>
    </message>
    <message>
        <source>Only {there} of {all} places have a value</source>
        <translation>{all}곳 중 {there}곳에만 값이 있습니다</translation>
    </message>
    <message>
        <source>Source {source} gives it in {unit}, which cannot be converted to {wanted}</source>
        <translation>출처 {source}의 단위 {unit}은(는) {wanted}(으)로 바꿀 수 없습니다</translation>
    </message>
    <message>
        <source>a plain number</source>
        <translation>단위 없는 수</translation>
    </message>
    <message>
        <source>indicator</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>age</source>
        <translation>경과</translation>
    </message>
    <message>
        <source>status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>against yesterday</source>
        <translation>어제 대비</translation>
    </message>
    <message>
        <source>target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>주의</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>심각</translation>
    </message>
    <message>
        <source>yesterday at this time</source>
        <translation>어제 이 시각</translation>
    </message>
    <message>
        <source>a week ago</source>
        <translation>1주 전</translation>
    </message>
    <message>
        <source>52 weeks ago</source>
        <translation>52주 전</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>오래됨</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>{difference} better</source>
        <translation>{difference} 개선</translation>
    </message>
    <message>
        <source>{difference} worse</source>
        <translation>{difference} 악화</translation>
    </message>
    <message>
        <source>{value} reached</source>
        <translation>{value} 달성</translation>
    </message>
    <message>
        <source>{value} not reached</source>
        <translation>{value} 미달</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>담당</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>기준</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>산출식</translation>
    </message>
    <message>
        <source>missing: {indicator}: {reason}</source>
        <translation>값 없음: {indicator}: {reason}</translation>
    </message>
    <message>
        <source>places: {there} of {all}</source>
        <translation>지점: {all}곳 중 {there}곳</translation>
    </message>
    <message>
        <source>last 24 hours, from {first} to {last}:</source>
        <translation>최근 24시간, {first}부터 {last}까지:</translation>
    </message>
    <message>
        <source>last 365 days, from {first} to {last}:</source>
        <translation>최근 365일, {first}부터 {last}까지:</translation>
    </message>
    <message>
        <source>warning from {value}</source>
        <translation>{value}부터 주의</translation>
    </message>
    <message>
        <source>critical from {value}</source>
        <translation>{value}부터 심각</translation>
    </message>
    <message>
        <source>all about this indicator</source>
        <translation>이 지표의 모든 정보</translation>
    </message>
    <message>
        <source>with the value of each district</source>
        <translation>자치구별 값 포함</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>JSON 문서 하나로 출력</translation>
    </message>
    <message>
        <source>The city has no indicators, write some into its city.toml</source>
        <translation>이 도시에는 지표가 없습니다. city.toml에 적으십시오</translation>
    </message>
    <message>
        <source>No indicator has the id {id}</source>
        <translation>id가 {id}인 지표가 없습니다</translation>
    </message>
    <message>
        <source>No indicator has the id {id}; nearest: {names}</source>
        <translation>id가 {id}인 지표가 없습니다. 비슷한 이름: {names}</translation>
    </message>
    <message>
        <source>Wrong indicators, left out: {count}. controlroom check tells what is wrong</source>
        <translation>잘못되어 제외한 지표: {count}개. controlroom check로 잘못된 곳을 확인하십시오</translation>
    </message>
</context>
<context>
    <name>journal</name>
    <message>
        <source>Nothing is in the journal yet</source>
        <translation>아직 기록이 없습니다</translation>
    </message>
    <message>
        <source>What was shown then is not known: the journal begins at {time}</source>
        <translation>그때 표시된 내용을 알 수 없습니다. 기록은 {time}부터 있습니다</translation>
    </message>
    <message>
        <source>Revision {revision}, since {time}: {what} ({by}, {origin})</source>
        <translation>개정 {revision}, {time}부터: {what} ({by}, {origin})</translation>
    </message>
    <message>
        <source>Screen {screen}: layout {layout}</source>
        <translation>화면 {screen}: 레이아웃 {layout}</translation>
    </message>
    <message>
        <source>tile {tile}: {camera}</source>
        <translation>타일 {tile}: {camera}</translation>
    </message>
    <message>
        <source>tile {tile}: empty</source>
        <translation>타일 {tile}: 비어 있음</translation>
    </message>
    <message>
        <source>tile {tile} fills the screen</source>
        <translation>타일 {tile} 전체 화면</translation>
    </message>
    <message>
        <source>tile {tile}: a part of its picture</source>
        <translation>타일 {tile}: 영상 일부</translation>
    </message>
    <message>
        <source>the cameras nearest to {name}: {cameras}</source>
        <translation>{name} 인근 카메라: {cameras}</translation>
    </message>
    <message>
        <source>Scene: {scene}</source>
        <translation>장면: {scene}</translation>
    </message>
    <message>
        <source>Tour {tour}: step {step}</source>
        <translation>순회 {tour}: {step}단계</translation>
    </message>
    <message>
        <source>Tour {tour}: step {step}, paused</source>
        <translation>순회 {tour}: {step}단계, 일시 정지</translation>
    </message>
    <message>
        <source>The privacy curtain is closed</source>
        <translation>사생활 가림막이 닫혀 있습니다</translation>
    </message>
    <message>
        <source>only from this time on, such as 2026-11-28T10:15 (of the city&apos;s clocks)</source>
        <translation>이 시각부터만. 예: 2026-11-28T10:15(도시 시간)</translation>
    </message>
    <message>
        <source>only up to this time</source>
        <translation>이 시각까지만</translation>
    </message>
    <message>
        <source>only what was done by this operator</source>
        <translation>이 운영자가 한 것만</translation>
    </message>
    <message>
        <source>only this command; may be given several times</source>
        <translation>이 명령만. 여러 번 지정 가능</translation>
    </message>
    <message>
        <source>only what came from there; may be given several times</source>
        <translation>이 경로로 온 것만. 여러 번 지정 가능</translation>
    </message>
    <message>
        <source>the newest so many; 100 as text, else all</source>
        <translation>최신 항목 개수. 텍스트는 100개, 그 밖에는 전체</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>JSON 문서 하나로 출력</translation>
    </message>
    <message>
        <source>write a table with commas into this file, in UTF-8</source>
        <translation>이 파일에 쉼표로 구분한 표를 UTF-8로 저장</translation>
    </message>
    <message>
        <source>what the wall showed at this time</source>
        <translation>이 시각에 상황판에 표시된 내용</translation>
    </message>
    <message>
        <source>Nothing of that kind is in the journal</source>
        <translation>조건에 맞는 기록이 없습니다</translation>
    </message>
    <message>
        <source>Entries written to {file}: {count}</source>
        <translation>{file}에 기록한 항목: {count}</translation>
    </message>
    <message>
        <source>The table cannot be written to {file}: {reason}</source>
        <translation>표를 {file}에 저장할 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>revision</source>
        <translation>개정</translation>
    </message>
    <message>
        <source>time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>who</source>
        <translation>사용자</translation>
    </message>
    <message>
        <source>from</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>what</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>{what} (undone by {revision})</source>
        <translation>{what} (개정 {revision}에서 취소됨)</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>상황판</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>관제석</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>명령줄</translation>
    </message>
    <message>
        <source>control API</source>
        <translation>제어 API</translation>
    </message>
    <message>
        <source>tour</source>
        <translation>페이지 순회</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>경보</translation>
    </message>
    <message>
        <source>city&apos;s files</source>
        <translation>도시 파일</translation>
    </message>
    <message>
        <source>program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Layout {layout} on screen {screen}</source>
        <translation>화면 {screen}에 레이아웃 {layout}</translation>
    </message>
    <message>
        <source>Layout {layout} on every screen</source>
        <translation>모든 화면에 레이아웃 {layout}</translation>
    </message>
    <message>
        <source>Camera {camera} in tile {tile} of screen {screen}</source>
        <translation>화면 {screen} 타일 {tile}에 카메라 {camera}</translation>
    </message>
    <message>
        <source>Tile {tile} of screen {screen} emptied</source>
        <translation>화면 {screen} 타일 {tile} 비움</translation>
    </message>
    <message>
        <source>Other cameras in {count} tiles of screens: {screens}</source>
        <translation>타일 {count}개의 카메라 변경, 화면: {screens}</translation>
    </message>
    <message>
        <source>Tile {tile} fills screen {screen}</source>
        <translation>화면 {screen}: 타일 {tile} 전체 화면</translation>
    </message>
    <message>
        <source>All tiles of screen {screen} again</source>
        <translation>화면 {screen}: 모든 타일 다시 표시</translation>
    </message>
    <message>
        <source>A part of the picture in tile {tile} of screen {screen}</source>
        <translation>화면 {screen} 타일 {tile}: 영상 일부 확대</translation>
    </message>
    <message>
        <source>The whole picture in tile {tile} of screen {screen} again</source>
        <translation>화면 {screen} 타일 {tile}: 전체 영상 다시 표시</translation>
    </message>
    <message>
        <source>Cameras nearest to {name} on screen {screen}</source>
        <translation>화면 {screen}: {name} 인근 카메라</translation>
    </message>
    <message>
        <source>The layout of screen {screen} again</source>
        <translation>화면 {screen}: 레이아웃으로 돌아감</translation>
    </message>
    <message>
        <source>Tiles of screen {screen} as its layout has them</source>
        <translation>화면 {screen}: 타일을 레이아웃 그대로 되돌림</translation>
    </message>
    <message>
        <source>Privacy curtain closed</source>
        <translation>사생활 가림막 닫음</translation>
    </message>
    <message>
        <source>Privacy curtain opened</source>
        <translation>사생활 가림막 엶</translation>
    </message>
    <message>
        <source>Scene {scene}</source>
        <translation>장면 {scene}</translation>
    </message>
    <message>
        <source>Tour {tour} begun</source>
        <translation>순회 {tour} 시작</translation>
    </message>
    <message>
        <source>Tour {tour}, step {step}</source>
        <translation>순회 {tour}, {step}단계</translation>
    </message>
    <message>
        <source>Tour {tour} paused</source>
        <translation>순회 {tour} 일시 정지</translation>
    </message>
    <message>
        <source>Tour {tour} goes on</source>
        <translation>순회 {tour} 재개</translation>
    </message>
    <message>
        <source>All tours paused</source>
        <translation>모든 순회 일시 정지</translation>
    </message>
    <message>
        <source>All tours go on</source>
        <translation>모든 순회 재개</translation>
    </message>
    <message>
        <source>Tour {tour} ended</source>
        <translation>순회 {tour} 종료</translation>
    </message>
    <message>
        <source>Revision {revision} undone</source>
        <translation>개정 {revision} 실행 취소</translation>
    </message>
    <message>
        <source>What revision {revision} had undone, done again</source>
        <translation>개정 {revision}에서 취소한 것 다시 실행</translation>
    </message>
    <message>
        <source>Program started with the city {city}</source>
        <translation>도시 {city}(으)로 프로그램 시작</translation>
    </message>
    <message>
        <source>Program started with the city {city}, the wall as it was left</source>
        <translation>도시 {city}(으)로 프로그램 시작, 상황판은 마지막 상태 그대로</translation>
    </message>
    <message>
        <source>New screens: {screens}</source>
        <translation>새 화면: {screens}</translation>
    </message>
    <message>
        <source>Program ended</source>
        <translation>프로그램 종료</translation>
    </message>
</context>
<context>
    <name>layouts</name>
    <message>
        <source>There is no such folder, name the one that holds city.toml</source>
        <translation>폴더가 없습니다. city.toml이 있는 폴더를 지정하십시오</translation>
    </message>
    <message>
        <source>No layouts, write at least one file layouts/NAME.toml</source>
        <translation>레이아웃이 없습니다. layouts/NAME.toml 파일을 하나 이상 작성하십시오</translation>
    </message>
    <message>
        <source>No wall has the file walls/{name}.toml</source>
        <translation>walls/{name}.toml 파일의 상황판이 없습니다</translation>
    </message>
    <message>
        <source>No layout has the file layouts/{name}.toml</source>
        <translation>layouts/{name}.toml 레이아웃 파일이 없습니다</translation>
    </message>
    <message>
        <source>Neither UTF-8 nor CP949 text, save the list as CSV UTF-8</source>
        <translation>UTF-8도 CP949도 아닙니다. 목록을 CSV UTF-8로 저장하십시오</translation>
    </message>
    <message>
        <source>File is empty, its first line names the columns: {columns}</source>
        <translation>파일이 비어 있습니다. 첫 줄에 열 이름을 쓰십시오: {columns}</translation>
    </message>
    <message>
        <source>Unknown column, allowed: {allowed}; put # before the name of a column of your own</source>
        <translation>알 수 없는 열입니다. 사용할 수 있는 열: {allowed}. 자체 열은 이름 앞에 #을 붙이십시오</translation>
    </message>
    <message>
        <source>Column stands in the list twice, as {first} and {second}</source>
        <translation>같은 열이 두 번 있습니다: {first}, {second}</translation>
    </message>
    <message>
        <source>Column is missing, the list needs at least: {columns}</source>
        <translation>열이 없습니다. 반드시 있어야 하는 열: {columns}</translation>
    </message>
    <message>
        <source>Column {number} has no name in the first line</source>
        <translation>첫 줄의 {number}번째 열에 이름이 없습니다</translation>
    </message>
    <message>
        <source>Row has {cells} cells, the first line has {columns}; text with a separator needs quotation marks</source>
        <translation>이 행은 {cells}칸, 첫 줄은 {columns}칸입니다. 구분 기호가 든 글은 따옴표로 감싸십시오</translation>
    </message>
    <message>
        <source>A quotation mark is left open, or stands alone inside a cell</source>
        <translation>따옴표가 닫히지 않았거나 칸 안에 하나만 있습니다</translation>
    </message>
    <message>
        <source>Row holds a NUL byte, the file is damaged here</source>
        <translation>행에 NUL 바이트가 있습니다. 파일의 이 부분이 손상되었습니다</translation>
    </message>
    <message>
        <source>Not UTF-8 text, save the file as UTF-8</source>
        <translation>UTF-8 문서가 아닙니다. UTF-8로 저장하십시오</translation>
    </message>
    <message>
        <source>Not valid JSON</source>
        <translation>올바른 JSON이 아닙니다</translation>
    </message>
    <message>
        <source>Must be a GeoJSON FeatureCollection with a list of features</source>
        <translation>features 목록이 있는 GeoJSON FeatureCollection이어야 합니다</translation>
    </message>
    <message>
        <source>The file has {size} MB, at most {limit} MB are read: simplify its borders</source>
        <translation>파일이 {size} MB입니다. {limit} MB까지 읽으므로 경계를 단순화하십시오</translation>
    </message>
    <message>
        <source>Must be a GeoJSON Feature with properties</source>
        <translation>properties가 있는 GeoJSON Feature여야 합니다</translation>
    </message>
    <message>
        <source>No feature of {file} has the property {name}, there are: {there}</source>
        <translation>{file}에는 속성 {name}인 피처가 없습니다. 있는 속성: {there}</translation>
    </message>
    <message>
        <source>No property is known to hold the districts&apos; names, write name_property of [map]; there are: {there}</source>
        <translation>구 이름이 든 속성을 알 수 없습니다. [map]에 name_property를 쓰십시오. 있는 속성: {there}</translation>
    </message>
    <message>
        <source>Feature has no name in its property {name}</source>
        <translation>피처의 속성 {name}에 이름이 없습니다</translation>
    </message>
    <message>
        <source>More than {limit} districts, those after it are left out</source>
        <translation>구역이 {limit}개를 넘어 나머지는 제외합니다</translation>
    </message>
    <message>
        <source>{file} has no district that can be drawn</source>
        <translation>{file}에 그릴 수 있는 구역이 없습니다</translation>
    </message>
    <message>
        <source>No district has the name {name}</source>
        <translation>이름이 {name}인 구역이 없습니다</translation>
    </message>
    <message>
        <source>{name} lies where {other} lies, in column {column} and row {row}</source>
        <translation>{name}의 자리에 {other}이(가) 있습니다: {column}열 {row}행</translation>
    </message>
    <message>
        <source>The grid has no place for {names}; below all others</source>
        <translation>격자에 {names}의 자리가 없어 맨 아래에 놓습니다</translation>
    </message>
    <message>
        <source>Geometry must be a Point with coordinates [lon, lat], or null</source>
        <translation>geometry는 좌표가 [lon, lat]인 Point이거나 null이어야 합니다</translation>
    </message>
    <message>
        <source>Must be text, a number, true, false or null</source>
        <translation>글, 숫자, true, false 또는 null이어야 합니다</translation>
    </message>
    <message>
        <source>Unknown property, allowed: {allowed}; put # before the name of one of your own</source>
        <translation>알 수 없는 속성입니다. 사용할 수 있는 속성: {allowed}. 자체 속성은 이름 앞에 #을 붙이십시오</translation>
    </message>
    <message>
        <source>Property stands here twice, as {first} and {second}</source>
        <translation>같은 속성이 두 번 있습니다: {first}, {second}</translation>
    </message>
    <message>
        <source>File is missing, a city needs cameras.csv or cameras.geojson</source>
        <translation>파일이 없습니다. 도시에는 cameras.csv 또는 cameras.geojson이 필요합니다</translation>
    </message>
    <message>
        <source>Cell is empty</source>
        <translation>칸이 비어 있습니다</translation>
    </message>
    <message>
        <source>Another camera has this id already: {place}</source>
        <translation>같은 id의 카메라가 이미 있습니다: {place}</translation>
    </message>
    <message>
        <source>The address does not tell how to read it, write that in the column {column}</source>
        <translation>주소만으로는 방식을 알 수 없습니다. {column} 열에 방식을 쓰십시오</translation>
    </message>
    <message>
        <source>Not an address, write one such as rtsp://192.0.2.1/main</source>
        <translation>주소가 아닙니다. 예: rtsp://192.0.2.1/main</translation>
    </message>
    <message>
        <source>${{{name}}} has no value here, set it in the environment or as a systemd credential</source>
        <translation>${{{name}}}의 값이 없습니다. 환경 변수나 systemd 자격 증명으로 지정하십시오</translation>
    </message>
    <message>
        <source>${{{name}}} has no value here, set it in the environment or as a systemd credential; cameras: {count}</source>
        <translation>${{{name}}}의 값이 없습니다. 환경 변수나 systemd 자격 증명으로 지정하십시오. 해당 카메라: {count}대</translation>
    </message>
    <message>
        <source>Only cameras of the kind still have an interval, this one has none</source>
        <translation>주기는 종류가 still인 카메라에만 있습니다. 이 카메라에는 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>stale_after_s ({stale} s) must be more than interval_s ({interval} s)</source>
        <translation>stale_after_s({stale}초)는 interval_s({interval}초)보다 커야 합니다</translation>
    </message>
    <message>
        <source>Address holds a user or password, take them out and write ${{NAME}} in the columns user and password</source>
        <translation>주소에 사용자 이름이나 비밀번호가 있습니다. 주소에서 빼고 user와 password 열에 ${{NAME}}으로 쓰십시오</translation>
    </message>
    <message>
        <source>Address holds a password, write ${{NAME}} in its place</source>
        <translation>주소에 비밀번호가 있습니다. 그 자리에 ${{NAME}}을 쓰십시오</translation>
    </message>
    <message>
        <source>Secrets do not belong in files, write ${{NAME}} and give its value where the program runs</source>
        <translation>비밀 정보는 파일에 두지 않습니다. ${{NAME}}으로 쓰고 값은 프로그램을 실행하는 곳에서 지정하십시오</translation>
    </message>
    <message>
        <source>Reference is not complete, write ${{NAME}} with letters, digits and _</source>
        <translation>참조가 완전하지 않습니다. 영문자, 숫자, _를 써서 ${{NAME}}으로 쓰십시오</translation>
    </message>
    <message>
        <source>lat and lon belong together, write both or neither</source>
        <translation>lat와 lon은 함께 쓰거나 함께 비우십시오</translation>
    </message>
    <message>
        <source>lat and lon are swapped? Write lat {lat} and lon {lon}</source>
        <translation>lat와 lon이 서로 바뀐 것 같습니다. lat {lat}, lon {lon}으로 쓰십시오</translation>
    </message>
    <message>
        <source>lat must be from -90 to 90, lon from -180 to 180</source>
        <translation>lat는 -90에서 90까지, lon은 -180에서 180까지입니다</translation>
    </message>
    <message>
        <source>The layout file cannot be changed now because of an error in it, nothing was saved</source>
        <translation>레이아웃 파일에 오류가 있어 바꿀 수 없습니다. 저장하지 않았습니다</translation>
    </message>
    <message>
        <source>A tile without a valid place cannot be changed here, mend its file first</source>
        <translation>위치가 올바르지 않은 타일은 여기서 바꿀 수 없습니다. 파일을 먼저 고치십시오</translation>
    </message>
    <message>
        <source>Name is missing in every language, write at least one of: ko, en</source>
        <translation>어느 언어로도 이름이 없습니다. ko, en 중 하나 이상을 쓰십시오</translation>
    </message>
    <message>
        <source>Write viewing_ratio alone, or height_m and distance_m together</source>
        <translation>viewing_ratio만 쓰거나 height_m과 distance_m을 함께 쓰십시오</translation>
    </message>
    <message>
        <source>Write only one of: grid, template, columns and rows</source>
        <translation>grid, template, columns와 rows 중 하나만 쓰십시오</translation>
    </message>
    <message>
        <source>columns and rows belong together, write both</source>
        <translation>columns와 rows는 함께 쓰십시오</translation>
    </message>
    <message>
        <source>Unknown time zone, write one such as Asia/Seoul</source>
        <translation>알 수 없는 시간대입니다. 예: Asia/Seoul</translation>
    </message>
    <message>
        <source>Area ends outside the screen, x + width and y + height may be at most 1</source>
        <translation>영역이 화면을 벗어납니다. x + width와 y + height는 1 이하여야 합니다</translation>
    </message>
    <message>
        <source>A tile shows a camera or a panel, write only one of them</source>
        <translation>타일에는 camera와 panel 중 하나만 쓰십시오</translation>
    </message>
    <message>
        <source>A tile lies in the grid or in an area of its own, write only one of them</source>
        <translation>타일의 위치는 격자와 area 중 하나만 쓰십시오</translation>
    </message>
    <message>
        <source>A place in the grid needs both column and row</source>
        <translation>격자 위치에는 column과 row가 모두 필요합니다</translation>
    </message>
    <message>
        <source>lost_after_s ({lost} s) must be more than stale_after_s ({stale} s)</source>
        <translation>lost_after_s({lost}초)는 stale_after_s({stale}초)보다 커야 합니다</translation>
    </message>
    <message>
        <source>Must be tables, each begins with [[tile]]</source>
        <translation>[[tile]]로 시작하는 표여야 합니다</translation>
    </message>
    <message>
        <source>Must be a list of camera ids in quotation marks</source>
        <translation>따옴표로 감싼 카메라 id의 목록이어야 합니다</translation>
    </message>
    <message>
        <source>The list of cameras cannot be read</source>
        <translation>카메라 목록을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>Must be tables, each begins with [[alarm]]</source>
        <translation>[[alarm]]로 시작하는 표여야 합니다</translation>
    </message>
    <message>
        <source>The alarm in line {line} has this id already</source>
        <translation>{line}행의 경보가 이미 이 ID를 씁니다</translation>
    </message>
    <message>
        <source>The indicator {id} has no {limit}, write a number</source>
        <translation>지표 {id}에는 {limit}이 없으니 숫자를 쓰십시오</translation>
    </message>
    <message>
        <source>The indicator {id} is worse {way} its {limit}, write it with {way}</source>
        <translation>지표 {id}는 {limit} {way} 쪽이 더 나쁘므로 {way}로 쓰십시오</translation>
    </message>
    <message>
        <source>The limits of {id} are those of the city&apos;s sum, write a number for its places</source>
        <translation>{id}의 기준은 도시 합계의 기준이므로 장소에는 숫자를 쓰십시오</translation>
    </message>
    <message>
        <source>clear ({clear}) is on the wrong side of {key} ({limit})</source>
        <translation>clear({clear})가 {key}({limit})의 반대쪽에 있습니다</translation>
    </message>
    <message>
        <source>No camera has the id {id}</source>
        <translation>id가 {id}인 카메라가 없습니다</translation>
    </message>
    <message>
        <source>No wall has a screen {id}</source>
        <translation>{id} 화면이 있는 상황판이 없습니다</translation>
    </message>
    <message>
        <source>No scene has the file scenes/{name}.toml</source>
        <translation>scenes/{name}.toml 파일의 장면이 없습니다</translation>
    </message>
    <message>
        <source>No source has the id {id}</source>
        <translation>ID가 {id}인 출처가 없습니다</translation>
    </message>
    <message>
        <source>No layout has the file layouts/{id}.toml</source>
        <translation>layouts/{id}.toml 파일이 있는 레이아웃이 없습니다</translation>
    </message>
    <message>
        <source>The list {source} has the position of this camera, but no address of its picture: write it with its address into cameras.csv under this id, or have it show a stream near it (streams_within_m of the source)</source>
        <translation>목록 {source}에 이 카메라의 위치는 있지만 영상 주소가 없습니다. 이 id로 cameras.csv에 주소와 함께 적거나, 가까운 영상을 보이게 하십시오(출처의 streams_within_m)</translation>
    </message>
    <message>
        <source>This program has no panel of the kind {kind}</source>
        <translation>이 프로그램에 없는 패널 종류입니다: {kind}</translation>
    </message>
    <message>
        <source>Layout shows nothing, write grid, template, or tiles with an area</source>
        <translation>레이아웃에 표시할 것이 없습니다. grid, template 또는 area가 있는 타일을 쓰십시오</translation>
    </message>
    <message>
        <source>Tile ends outside the grid of {columns} x {rows}</source>
        <translation>타일이 {columns} x {rows} 격자를 벗어납니다</translation>
    </message>
    <message>
        <source>Tile overlaps the one in line {line}</source>
        <translation>타일이 {line}번째 줄의 타일과 겹칩니다</translation>
    </message>
    <message>
        <source>Layout has no grid, write grid, template, or columns and rows, or give each tile an area</source>
        <translation>레이아웃에 격자가 없습니다. grid, template 또는 columns와 rows를 쓰거나 타일마다 area를 지정하십시오</translation>
    </message>
    <message>
        <source>No free cell is left, the grid has {cells} for cameras and tiles without a place</source>
        <translation>남은 칸이 없습니다. 카메라와 위치 없는 타일이 쓸 수 있는 칸: {cells}</translation>
    </message>
    <message>
        <source>nearest: {names}</source>
        <translation>비슷한 이름: {names}</translation>
    </message>
    <message>
        <source>File is missing</source>
        <translation>파일이 없습니다</translation>
    </message>
    <message>
        <source>A folder stands where a file should be</source>
        <translation>파일이 있어야 할 자리에 폴더가 있습니다</translation>
    </message>
    <message>
        <source>This user may not read the file</source>
        <translation>파일을 읽을 권한이 없습니다</translation>
    </message>
    <message>
        <source>File cannot be read: {reason}</source>
        <translation>파일을 읽을 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>Nested too deeply</source>
        <translation>중첩이 너무 깊습니다</translation>
    </message>
    <message>
        <source>Version {version} is newer than this program, which reads up to {current}</source>
        <translation>버전 {version}: 이 프로그램보다 새로운 형식입니다. 읽을 수 있는 버전: {current} 이하</translation>
    </message>
    <message>
        <source>Not valid TOML, a line is `key = value`, `[table]` or `# comment`</source>
        <translation>올바른 TOML이 아닙니다. 한 줄은 `key = value`, `[table]` 또는 `# comment`입니다</translation>
    </message>
    <message>
        <source>This key or table stands in the file twice</source>
        <translation>같은 키나 표가 파일에 두 번 있습니다</translation>
    </message>
    <message>
        <source>A bracket is left open</source>
        <translation>괄호가 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>A quotation mark is left open</source>
        <translation>따옴표가 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>A backslash in quotation marks must be doubled, or put the text in apostrophes</source>
        <translation>큰따옴표 안의 역슬래시는 두 번 쓰거나, 작은따옴표로 감싸십시오</translation>
    </message>
    <message>
        <source>The file ends in the middle of a value</source>
        <translation>값이 끝나기 전에 파일이 끝났습니다</translation>
    </message>
    <message>
        <source>Not a valid value, text stands in quotation marks; or a bracket above is left open</source>
        <translation>올바른 값이 아닙니다. 글자는 따옴표로 감싸십시오. 위에서 닫히지 않은 괄호 때문일 수도 있습니다</translation>
    </message>
    <message>
        <source>Something follows the value, one line holds one key</source>
        <translation>값 뒤에 다른 내용이 있습니다. 한 줄에는 키 하나만 씁니다</translation>
    </message>
    <message>
        <source>A character that may not stand in TOML</source>
        <translation>TOML에 쓸 수 없는 문자입니다</translation>
    </message>
    <message>
        <source>Value is unknown, allowed: {allowed}</source>
        <translation>알 수 없는 값입니다. 사용할 수 있는 값: {allowed}</translation>
    </message>
    <message>
        <source>Unknown key, allowed: {allowed}</source>
        <translation>알 수 없는 키입니다. 사용할 수 있는 키: {allowed}</translation>
    </message>
    <message>
        <source>Value is not valid</source>
        <translation>올바른 값이 아닙니다</translation>
    </message>
    <message>
        <source>Key is missing</source>
        <translation>키가 없습니다</translation>
    </message>
    <message>
        <source>Must be text in quotation marks</source>
        <translation>따옴표로 감싼 글이어야 합니다</translation>
    </message>
    <message>
        <source>Must not be empty</source>
        <translation>비워 둘 수 없습니다</translation>
    </message>
    <message>
        <source>Must be at most {max_length} characters long</source>
        <translation>최대 {max_length}자까지 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Must be a whole number</source>
        <translation>정수여야 합니다</translation>
    </message>
    <message>
        <source>Must be a number</source>
        <translation>숫자여야 합니다</translation>
    </message>
    <message>
        <source>Must be a number with a decimal point, such as 37.5665</source>
        <translation>소수점을 쓴 숫자여야 합니다. 예: 37.5665</translation>
    </message>
    <message>
        <source>Must be a finite number</source>
        <translation>유한한 수여야 합니다</translation>
    </message>
    <message>
        <source>Must be true or false</source>
        <translation>true 또는 false여야 합니다</translation>
    </message>
    <message>
        <source>Must be yes or no</source>
        <translation>yes 또는 no여야 합니다</translation>
    </message>
    <message>
        <source>Must be a day such as 2026-09-17, without quotation marks</source>
        <translation>따옴표 없이 2026-09-17 같은 날짜여야 합니다</translation>
    </message>
    <message>
        <source>Must be a time such as 07:00:00, without quotation marks</source>
        <translation>따옴표 없이 07:00:00 같은 시각이어야 합니다</translation>
    </message>
    <message>
        <source>Must be a list in brackets, such as [1, 2]</source>
        <translation>[1, 2]처럼 대괄호로 묶은 목록이어야 합니다</translation>
    </message>
    <message>
        <source>Must be a table of keys and values</source>
        <translation>키와 값의 표여야 합니다</translation>
    </message>
    <message>
        <source>Must be more than {gt}</source>
        <translation>{gt}보다 커야 합니다</translation>
    </message>
    <message>
        <source>Must be at least {ge}</source>
        <translation>{ge} 이상이어야 합니다</translation>
    </message>
    <message>
        <source>Must be at most {le}</source>
        <translation>{le} 이하여야 합니다</translation>
    </message>
    <message>
        <source>Must be small Latin letters, digits, - and _ without spaces</source>
        <translation>공백 없이 영문 소문자, 숫자, -, _만 쓰십시오</translation>
    </message>
    <message>
        <source>Must be letters, digits, - _ . and : without spaces</source>
        <translation>공백 없이 글자, 숫자, - _ . :만 쓰십시오</translation>
    </message>
    <message>
        <source>Must begin with a letter: letters, digits and _, in parts with . between them, such as air.pm25</source>
        <translation>글자로 시작해야 하며 글자, 숫자, _ 를 쓰고 . 으로 나눌 수 있습니다. 예: air.pm25</translation>
    </message>
    <message>
        <source>Must be columns x rows, such as 4x3, each from 1 to 32</source>
        <translation>열 x 행이어야 합니다. 예: 4x3(각각 1에서 32까지)</translation>
    </message>
    <message>
        <source>Must be width x height in pixels, such as 1920x1080</source>
        <translation>1920x1080처럼 가로x세로 화소여야 합니다</translation>
    </message>
    <message>
        <source>{file} could not be saved: {reason}</source>
        <translation>{file} 파일을 저장하지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>Arrangement saved in {file}</source>
        <translation>배치를 {file} 파일에 저장했습니다</translation>
    </message>
    <message>
        <source>Scene saved in {file}</source>
        <translation>장면을 {file}에 저장했습니다</translation>
    </message>
    <message>
        <source>{file} holds a private key, only certificates belong into it</source>
        <translation>{file} 파일에 개인 키가 있습니다. 인증서만 넣어야 합니다</translation>
    </message>
    <message>
        <source>{file} holds no certificate in PEM or DER form</source>
        <translation>{file} 파일에 PEM 또는 DER 형식의 인증서가 없습니다</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>Must be tables, each begins with [[source]]</source>
        <translation>[[source]]로 시작하는 표여야 합니다</translation>
    </message>
    <message>
        <source>This program has no source of the kind {kind}</source>
        <translation>이 프로그램에는 {kind} 종류의 출처가 없습니다</translation>
    </message>
    <message>
        <source>Another source has this id already: {place}</source>
        <translation>다른 출처가 이미 이 id를 씁니다: {place}</translation>
    </message>
    <message>
        <source>Secrets do not stand in files, write ${{NAME}} and set NAME where it runs</source>
        <translation>비밀 값은 파일에 적지 않습니다. ${{NAME}}이라고 적고 실행 환경에서 NAME을 정하세요</translation>
    </message>
    <message>
        <source>A reference is written ${{NAME}}, with letters, digits and _</source>
        <translation>참조는 ${{NAME}}처럼 영문자, 숫자, _로 적습니다</translation>
    </message>
    <message>
        <source>Write one of: page, offset</source>
        <translation>page와 offset 중 하나만 적으세요</translation>
    </message>
    <message>
        <source>Neither a field&apos;s name nor an expression of JMESPath: {reason}</source>
        <translation>필드 이름도 JMESPath 식도 아닙니다: {reason}</translation>
    </message>
    <message>
        <source>Write at least one [[source.sample]] or [[source.event]]</source>
        <translation>[[source.sample]] 또는 [[source.event]]를 하나 이상 적으세요</translation>
    </message>
    <message>
        <source>latitude and longitude belong together, write both</source>
        <translation>latitude와 longitude는 함께 적어야 합니다</translation>
    </message>
    <message>
        <source>Must be letters, digits, - _ and . without spaces</source>
        <translation>빈칸 없이 문자, 숫자, - _ . 만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Write indicator, indicator_label, or both</source>
        <translation>indicator나 indicator_label 중 하나 이상을 입력하세요</translation>
    </message>
    <message>
        <source>No more than 11,000 numbers at once: make back_s shorter or step_s longer</source>
        <translation>한 번에 받을 수 있는 값은 11,000개까지입니다. back_s를 줄이거나 step_s를 늘리세요</translation>
    </message>
    <message>
        <source>Write south, west, north and east in degrees, south below north</source>
        <translation>남, 서, 북, 동의 순서로 도 단위로 입력하세요. 남쪽 값은 북쪽 값보다 작아야 합니다</translation>
    </message>
    <message>
        <source>Write either token, or user and password</source>
        <translation>token을 쓰거나 user와 password를 쓰세요. 둘을 함께 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>No rules are built in for this service: write [[source.sample]], or choose one of: {services}</source>
        <translation>이 서비스에는 내장 규칙이 없습니다. [[source.sample]]을 쓰거나 다음 중 하나를 고르십시오: {services}</translation>
    </message>
    <message>
        <source>Must be letters, digits, _ and . as in the service&apos;s address</source>
        <translation>서비스 주소에 있는 대로 영문자, 숫자, _, .만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>The first argument of {service} must be one of: {arguments}</source>
        <translation>{service}의 첫 번째 인자는 다음 중 하나여야 합니다: {arguments}</translation>
    </message>
    <message>
        <source>Write either nx and ny, or latitude and longitude</source>
        <translation>nx와 ny, 또는 latitude와 longitude 중 한 쌍만 적으세요</translation>
    </message>
    <message>
        <source>This place is not in Korea</source>
        <translation>한국 밖의 위치입니다</translation>
    </message>
    <message>
        <source>Place is named twice: {place}</source>
        <translation>같은 장소가 두 번 적혀 있습니다: {place}</translation>
    </message>
    <message>
        <source>Must be tables, each begins with [[indicator]]</source>
        <translation>[[indicator]]로 시작하는 표여야 합니다</translation>
    </message>
    <message>
        <source>The indicator in line {line} has this id already</source>
        <translation>{line}행의 지표가 이미 이 id를 쓰고 있습니다</translation>
    </message>
    <message>
        <source>No indicator has the id {id}</source>
        <translation>id가 {id}인 지표가 없습니다</translation>
    </message>
    <message>
        <source>Formula leads back to itself: {ids}</source>
        <translation>수식이 자기 자신으로 되돌아옵니다: {ids}</translation>
    </message>
    <message>
        <source>Formula names no indicator</source>
        <translation>수식에 지표가 없습니다</translation>
    </message>
    <message>
        <source>Formula rests on formulas on formulas, more than {most} of them</source>
        <translation>수식이 {most}단계를 넘어 다른 수식에 기대고 있습니다</translation>
    </message>
    <message>
        <source>Must be a phone number, sip:NAME@HOST or an https:// address without user and password</source>
        <translation>전화번호, sip:이름@호스트, 또는 사용자와 비밀번호가 없는 https:// 주소여야 합니다</translation>
    </message>
    <message>
        <source>Write series or formula, and not both</source>
        <translation>series와 formula 중 하나만 적으십시오</translation>
    </message>
    <message>
        <source>Belongs to an indicator with series, this one has a formula</source>
        <translation>series가 있는 지표에만 쓰는 키인데, 이 지표에는 formula가 있습니다</translation>
    </message>
    <message>
        <source>Needs direction more or less: without it nothing is better or worse</source>
        <translation>direction이 more 또는 less여야 합니다. 없으면 좋고 나쁨을 가릴 수 없습니다</translation>
    </message>
    <message>
        <source>critical ({critical}) is on the wrong side of warning ({warning}): with direction {direction} it is worse</source>
        <translation>critical({critical})이 warning({warning})의 반대쪽에 있습니다. direction이 {direction}이면 더 나쁜 값이어야 합니다</translation>
    </message>
    <message>
        <source>target ({target}) is on the wrong side of {limit} ({value}): with direction {direction} it is better</source>
        <translation>target({target})이 {limit}({value})의 반대쪽에 있습니다. direction이 {direction}이면 더 좋은 값이어야 합니다</translation>
    </message>
    <message>
        <source>Write one of: path, address</source>
        <translation>path, address 중 하나만 쓰십시오</translation>
    </message>
    <message>
        <source>Must be a path on this machine</source>
        <translation>이 컴퓨터 안의 경로여야 합니다</translation>
    </message>
    <message>
        <source>Must be postgresql://HOST/DATABASE or postgresql://HOST:PORT/DATABASE, user and password beside it</source>
        <translation>postgresql://HOST/DATABASE 또는 postgresql://HOST:PORT/DATABASE 형식이어야 하며, 사용자와 암호는 user와 password에 따로 쓰십시오</translation>
    </message>
    <message>
        <source>Write one of: resource, sql</source>
        <translation>resource, sql 중 하나만 쓰십시오</translation>
    </message>
    <message>
        <source>Belongs to resource, write it inside of sql</source>
        <translation>resource에만 쓰는 키입니다. sql 문 안에 쓰십시오</translation>
    </message>
    <message>
        <source>Must be a single query that begins with SELECT, WITH or VALUES</source>
        <translation>SELECT, WITH, VALUES 중 하나로 시작하는 쿼리 하나여야 합니다</translation>
    </message>
    <message>
        <source>Must be a topic without +, # and $</source>
        <translation>+, #, $가 없는 토픽이어야 합니다</translation>
    </message>
    <message>
        <source>Write an IP address of this machine, such as 127.0.0.1</source>
        <translation>이 컴퓨터의 IP 주소를 쓰십시오. 예: 127.0.0.1</translation>
    </message>
    <message>
        <source>Others could reach this address: write allow_remote = true if they are to</source>
        <translation>다른 컴퓨터에서 접속할 수 있는 주소입니다. 허용하려면 allow_remote = true를 쓰십시오</translation>
    </message>
    <message>
        <source>Write at least {least} characters</source>
        <translation>{least}자 이상 쓰십시오</translation>
    </message>
    <message>
        <source>Must begin with /</source>
        <translation>/로 시작해야 합니다</translation>
    </message>
    <message>
        <source>Write either a shape, or at least one [[source.sample]] or [[source.event]]</source>
        <translation>shape를 쓰거나, [[source.sample]] 또는 [[source.event]]를 하나 이상 쓰십시오. 둘을 함께 쓸 수는 없습니다</translation>
    </message>
    <message>
        <source>Not a topic: + stands for one level, # for all that follow, $ for the broker</source>
        <translation>토픽이 아닙니다. +는 한 단계, #는 그 뒤의 모든 단계를 뜻하고 $는 브로커 전용입니다</translation>
    </message>
    <message>
        <source>A message never holds all events, leave this out</source>
        <translation>메시지 하나에 모든 이벤트가 담기는 일은 없으므로 이 항목을 지우십시오</translation>
    </message>
    <message>
        <source>Write mqtt://host:1883, or mqtts://host:8883 for an encrypted line</source>
        <translation>mqtt://호스트:1883, 암호화할 때는 mqtts://호스트:8883과 같이 쓰십시오</translation>
    </message>
    <message>
        <source>west must be less than east, and south less than north</source>
        <translation>west는 east보다, south는 north보다 작아야 합니다</translation>
    </message>
    <message>
        <source>Must be the ending of a district&apos;s service, such as gn: Latin letters</source>
        <translation>자치구 서비스 이름의 끝부분(예: gn)을 로마자로 쓰십시오</translation>
    </message>
    <message>
        <source>Must be an https:// address without user and password</source>
        <translation>사용자 이름과 비밀번호가 없는 https:// 주소여야 합니다</translation>
    </message>
    <message>
        <source>Must be the name of a host alone, such as grafana.example.org</source>
        <translation>grafana.example.org처럼 호스트 이름만 써야 합니다</translation>
    </message>
    <message>
        <source>Must be a path from the city&apos;s folder, such as pictures/hall.jpg</source>
        <translation>pictures/hall.jpg처럼 도시 폴더에서 시작하는 경로여야 합니다</translation>
    </message>
    <message>
        <source>Write indicator or text, and not both</source>
        <translation>indicator와 text 가운데 하나만 쓰십시오</translation>
    </message>
    <message>
        <source>Write notice or text, and not both</source>
        <translation>notice와 text 가운데 하나만 쓰십시오</translation>
    </message>
    <message>
        <source>end must be later than begin</source>
        <translation>end는 begin보다 뒤여야 합니다</translation>
    </message>
    <message>
        <source>end ({end}) must be later than begin ({begin})</source>
        <translation>end({end})는 begin({begin})보다 뒤여야 합니다</translation>
    </message>
    <message>
        <source>Write progress or progress_from, and not both</source>
        <translation>progress와 progress_from 가운데 하나만 쓰십시오</translation>
    </message>
    <message>
        <source>progress needs as_of: the day on which it was so</source>
        <translation>progress에는 기준일 as_of가 필요합니다</translation>
    </message>
    <message>
        <source>as_of belongs to progress, an indicator has its own time</source>
        <translation>as_of는 progress와 함께 씁니다. 지표에는 자체 시각이 있습니다</translation>
    </message>
    <message>
        <source>Points of a plan come in the order of their dates, and percent never falls</source>
        <translation>plan은 날짜 순서로 쓰고 percent는 줄어들 수 없습니다</translation>
    </message>
    <message>
        <source>{date} is not between begin and end</source>
        <translation>{date}은(는) begin과 end 사이가 아닙니다</translation>
    </message>
    <message>
        <source>Must be a day such as 2026-09-17, or a day and a time: 2026-09-17T14:30:00</source>
        <translation>2026-09-17 같은 날짜이거나 2026-09-17T14:30:00 같은 날짜와 시각이어야 합니다</translation>
    </message>
    <message>
        <source>Must be a time of day such as 14:30:00</source>
        <translation>14:30:00 같은 시각이어야 합니다</translation>
    </message>
    <message>
        <source>No project has the id {id}</source>
        <translation>id가 {id}인 사업이 없습니다</translation>
    </message>
    <message>
        <source>No notice has the file notices/{id}.toml</source>
        <translation>notices/{id}.toml 파일이 없습니다</translation>
    </message>
    <message>
        <source>Must be tables, each begins with [[project]]</source>
        <translation>각각 [[project]]로 시작하는 표여야 합니다</translation>
    </message>
    <message>
        <source>The project in line {line} has this id already</source>
        <translation>{line}번째 줄의 사업이 이미 이 id를 씁니다</translation>
    </message>
    <message>
        <source>{count} lines are too many, at most {most} can be told apart: indicators times places</source>
        <translation>선이 {count}개로 너무 많습니다. 구분할 수 있는 선은 최대 {most}개입니다(지표 수 × 장소 수)</translation>
    </message>
    <message>
        <source>Write what raises it, one of: indicator, event, source, camera</source>
        <translation>경보의 근거로 indicator, event, source, camera 중 하나를 쓰십시오</translation>
    </message>
    <message>
        <source>An indicator needs one of: above, below, rises_by, falls_by</source>
        <translation>지표에는 above, below, rises_by, falls_by 중 하나가 필요합니다</translation>
    </message>
    <message>
        <source>Belongs to a rule with an indicator</source>
        <translation>지표가 있는 규칙에만 씁니다</translation>
    </message>
    <message>
        <source>rises_by and falls_by need within_s, and nothing else has it</source>
        <translation>within_s는 rises_by와 falls_by에만 필요합니다</translation>
    </message>
    <message>
        <source>Rules with source or camera need lost_for_s, and no other has it</source>
        <translation>source나 camera가 있는 규칙에만 lost_for_s가 필요합니다</translation>
    </message>
    <message>
        <source>Write place or places, not both</source>
        <translation>place와 places 중 하나만 쓰십시오</translation>
    </message>
    <message>
        <source>A lost source or camera is trouble of the equipment, no alarm of the city: its level is watch</source>
        <translation>출처나 카메라의 끊김은 도시의 경보가 아니라 장비 장애이므로 단계는 watch입니다</translation>
    </message>
    <message>
        <source>Trouble of the equipment is not released to the public</source>
        <translation>장비 장애는 시민에게 공개하지 않습니다</translation>
    </message>
    <message>
        <source>Unknown field {field}, allowed: {allowed}</source>
        <translation>알 수 없는 필드 {field}, 허용: {allowed}</translation>
    </message>
    <message>
        <source>A brace is written twice where it is none of a field</source>
        <translation>필드가 아닌 중괄호는 두 번 겹쳐 씁니다</translation>
    </message>
    <message>
        <source>Must be a number, warning or critical</source>
        <translation>숫자나 warning 또는 critical이어야 합니다</translation>
    </message>
    <message>
        <source>An event raises at once and clears when it ends, it has no hold times</source>
        <translation>사건은 즉시 경보가 되고 끝나면 해제되므로 지속 시간이 없습니다</translation>
    </message>
    <message>
        <source>The first line must name the columns: name, column, row</source>
        <translation>첫 줄에 열 이름을 쓰십시오: name, column, row</translation>
    </message>
    <message>
        <source>column and row must be whole numbers from 1 to {limit}</source>
        <translation>column과 row는 1부터 {limit}까지의 정수여야 합니다</translation>
    </message>
    <message>
        <source>Geometry must be a Polygon or a MultiPolygon, alone or in a collection</source>
        <translation>도형은 Polygon이나 MultiPolygon이어야 합니다. 모음(GeometryCollection) 안에 있어도 됩니다</translation>
    </message>
    <message>
        <source>Feature has no geometry</source>
        <translation>피처에 도형이 없습니다</translation>
    </message>
    <message>
        <source>A border must be a list of at least 3 positions [lon, lat]</source>
        <translation>경계는 위치 [경도, 위도]가 3개 이상인 목록이어야 합니다</translation>
    </message>
    <message>
        <source>Latitude and longitude are swapped: GeoJSON has [lon, lat]. They are read the other way round</source>
        <translation>위도와 경도가 뒤바뀌었습니다. GeoJSON은 [경도, 위도] 순서이며, 바꾸어 읽었습니다</translation>
    </message>
    <message>
        <source>Coordinates are metres of a grid that the numbers do not tell: write crs of [map], &quot;EPSG:5181&quot; or &quot;EPSG:5186&quot;, or save the file in degrees (EPSG:4326)</source>
        <translation>좌표가 미터 단위이나 어느 좌표계인지 숫자로 알 수 없습니다. [map]에 crs를 &quot;EPSG:5181&quot;이나 &quot;EPSG:5186&quot;으로 쓰거나, 경위도(EPSG:4326)로 저장하십시오</translation>
    </message>
    <message>
        <source>Coordinates are of {crs}, which is not read: save the file in degrees (EPSG:4326)</source>
        <translation>좌표계 {crs}는 읽지 못합니다. 경위도(EPSG:4326)로 저장하십시오</translation>
    </message>
    <message>
        <source>Coordinates are no degrees of longitude and latitude</source>
        <translation>좌표가 경위도가 아닙니다</translation>
    </message>
    <message>
        <source>Belongs to districts that are a file</source>
        <translation>districts가 파일일 때만 쓰는 키입니다</translation>
    </message>
    <message>
        <source>Must be tables, each begins with [[{key}]]</source>
        <translation>표여야 합니다. 각각 [[{key}]]로 시작합니다</translation>
    </message>
    <message>
        <source>The one in line {line} has this id already</source>
        <translation>{line}번째 줄에 같은 id가 이미 있습니다</translation>
    </message>
    <message>
        <source>This wall has no screen {id}</source>
        <translation>이 상황판에 {id} 화면이 없습니다</translation>
    </message>
    <message>
        <source>Screen {id} is in the span {span} already</source>
        <translation>{id} 화면은 이미 {span}에 들어 있습니다</translation>
    </message>
    <message>
        <source>The screens of a span must fill a rectangle of the wall</source>
        <translation>이어 붙인 화면들은 상황판에서 직사각형을 채워야 합니다</translation>
    </message>
    <message>
        <source>Screen {id} hangs in this place already</source>
        <translation>이 자리에는 이미 {id} 화면이 있습니다</translation>
    </message>
    <message>
        <source>Screen {id} has this monitor already</source>
        <translation>이 모니터는 이미 {id} 화면의 것입니다</translation>
    </message>
    <message>
        <source>A wall needs at least one [[screen]]</source>
        <translation>상황판에는 [[screen]]이 하나 이상 있어야 합니다</translation>
    </message>
    <message>
        <source>Say how the monitor is found: model and serial, connector, or number</source>
        <translation>모니터를 어떻게 찾는지 적으세요: model과 serial, connector, 또는 number</translation>
    </message>
    <message>
        <source>width_mm and height_mm belong together, write both</source>
        <translation>width_mm와 height_mm은 함께 적어야 합니다</translation>
    </message>
    <message>
        <source>A place in the wall needs both column and row</source>
        <translation>상황판의 자리는 column과 row를 모두 적어야 합니다</translation>
    </message>
    <message>
        <source>Write one of: scenes, layouts, cameras, [[tour.step]]</source>
        <translation>scenes, layouts, cameras, [[tour.step]] 가운데 하나만 적으세요</translation>
    </message>
    <message>
        <source>A step shows one of: scene, layout, cameras</source>
        <translation>한 단계는 scene, layout, cameras 가운데 하나만 보입니다</translation>
    </message>
    <message>
        <source>Layouts and cameras need a screen</source>
        <translation>배치와 카메라에는 screen이 필요합니다</translation>
    </message>
    <message>
        <source>Cameras need tiles, the numbers of those that they come into</source>
        <translation>카메라에는 들어갈 칸의 번호 tiles가 필요합니다</translation>
    </message>
    <message>
        <source>A step has at most as many cameras as there are tiles: {count}</source>
        <translation>한 단계의 카메라는 칸 수를 넘을 수 없습니다: {count}</translation>
    </message>
    <message>
        <source>Write scene or tour, and not both</source>
        <translation>scene과 tour 가운데 하나만 적으세요</translation>
    </message>
    <message>
        <source>begin and end belong together, write both</source>
        <translation>begin과 end는 함께 적어야 합니다</translation>
    </message>
    <message>
        <source>begin and end are the same; leave both out for the whole day</source>
        <translation>begin과 end가 같습니다. 하루 종일이면 둘 다 지우세요</translation>
    </message>
    <message>
        <source>last must not be before first</source>
        <translation>last는 first보다 앞설 수 없습니다</translation>
    </message>
    <message>
        <source>The wall {wall} has no screen {id}</source>
        <translation>{wall} 상황판에 {id} 화면이 없습니다</translation>
    </message>
    <message>
        <source>No tour has the id {id}</source>
        <translation>id가 {id}인 순회가 없습니다</translation>
    </message>
    <message>
        <source>The layout {layout} has {count} tiles, numbered from 1</source>
        <translation>{layout} 배치의 칸은 {count}개이고 1번부터 셉니다</translation>
    </message>
    <message>
        <source>Tile {tile} of the layout {layout} shows a panel</source>
        <translation>{layout} 배치의 {tile}번 칸은 패널입니다</translation>
    </message>
    <message>
        <source>A scene needs at least one [[screen]]</source>
        <translation>장면에는 [[screen]]이 하나 이상 있어야 합니다</translation>
    </message>
    <message>
        <source>No rule of alarms has the id {id}</source>
        <translation>id가 {id}인 경보 규칙이 없습니다</translation>
    </message>
    <message>
        <source>Holds at the same time as the entry {id}, with the same priority: this one is shown</source>
        <translation>{id} 항목과 같은 시간, 같은 우선순위입니다. 이 항목을 보입니다</translation>
    </message>
    <message>
        <source>{file} cannot be changed because of an error in it; mend it, or save under another name</source>
        <translation>{file}에 오류가 있어 바꿀 수 없습니다. 파일을 고치거나 다른 이름으로 저장하십시오</translation>
    </message>
    <message>
        <source>The built-in city cannot be changed, copy its folder to make one of your own</source>
        <translation>내장된 도시는 바꿀 수 없습니다. 폴더를 복사하여 새 도시를 만드십시오</translation>
    </message>
</context>
<context>
    <name>levels</name>
    <message>
        <source>Serious</source>
        <translation>심각</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>경계</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>주의</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>관심</translation>
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
        <translation>네트워크</translation>
    </message>
    <message>
        <source>the computer cannot decode more</source>
        <translation>컴퓨터의 디코딩 한계</translation>
    </message>
    <message>
        <source>the network is too slow</source>
        <translation>네트워크가 느림</translation>
    </message>
    <message>
        <source>keyframes only</source>
        <translation>키프레임만 표시</translation>
    </message>
    <message>
        <source>fewer pictures</source>
        <translation>프레임 수 줄임</translation>
    </message>
    <message>
        <source>small stream</source>
        <translation>보조 영상</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>Pages</source>
        <translation>페이지</translation>
    </message>
</context>
<context>
    <name>panels</name>
    <message>
        <source>There is no indicator {id}</source>
        <translation>지표 {id}가 없습니다</translation>
    </message>
    <message>
        <source>There is no indicator {id}. Is {nearest} meant?</source>
        <translation>지표 {id}가 없습니다. {nearest}를 뜻합니까?</translation>
    </message>
    <message>
        <source>The indicator {id} is wrong in city.toml: {reason}</source>
        <translation>city.toml의 지표 {id}가 잘못되었습니다: {reason}</translation>
    </message>
    <message>
        <source>{name} is not for this screen</source>
        <translation>{name}은(는) 이 화면에 공개되지 않습니다</translation>
    </message>
    <message>
        <source>{difference} against usual</source>
        <translation>평소보다 {difference}</translation>
    </message>
    <message>
        <source>Target {target} reached</source>
        <translation>목표 {target} 달성</translation>
    </message>
    <message>
        <source>Target {target}</source>
        <translation>목표 {target}</translation>
    </message>
    <message>
        <source>Warning {value}</source>
        <translation>주의 {value}</translation>
    </message>
    <message>
        <source>Critical {value}</source>
        <translation>위험 {value}</translation>
    </message>
    <message>
        <source>Target {value}</source>
        <translation>목표 {value}</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>값 없음</translation>
    </message>
    <message>
        <source>city {value}</source>
        <translation>시 {value}</translation>
    </message>
    <message>
        <source>{name}, whole city</source>
        <translation>{name}, 시 전체</translation>
    </message>
    <message>
        <source>{difference} against yesterday</source>
        <translation>어제보다 {difference}</translation>
    </message>
    <message>
        <source>{difference} against last week</source>
        <translation>지난주보다 {difference}</translation>
    </message>
    <message>
        <source>{difference} against last year</source>
        <translation>작년보다 {difference}</translation>
    </message>
    <message>
        <source>Critical from {limit}</source>
        <translation>위험 기준 {limit}</translation>
    </message>
    <message>
        <source>Warning from {limit}</source>
        <translation>주의 기준 {limit}</translation>
    </message>
    <message>
        <source>No value yet</source>
        <translation>아직 값이 없습니다</translation>
    </message>
    <message>
        <source>Last {value}, {time}</source>
        <translation>마지막 {value}, {time}</translation>
    </message>
    <message>
        <source>Late, from {time}</source>
        <translation>지연, {time} 값</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>{time} 전</translation>
    </message>
    <message>
        <source>This panel failed; the log of the program has the details</source>
        <translation>이 패널에 문제가 생겼습니다. 자세한 내용은 프로그램 로그에 있습니다</translation>
    </message>
    <message>
        <source>{count} sources</source>
        <translation>출처 {count}곳</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>정시</translation>
    </message>
    <message>
        <source>Crowds</source>
        <translation>혼잡도</translation>
    </message>
    <message>
        <source>Relaxed</source>
        <translation>여유</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Rather crowded</source>
        <translation>약간 붐빔</translation>
    </message>
    <message>
        <source>Crowded</source>
        <translation>붐빔</translation>
    </message>
    <message>
        <source>{level} from {time}</source>
        <translation>{time}부터 {level}</translation>
    </message>
    <message>
        <source>{distance} to {limit} {level}</source>
        <translation>{limit} {level}까지 {distance}</translation>
    </message>
    <message>
        <source>{limit} passed</source>
        <translation>{limit} 초과</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>관심</translation>
    </message>
    <message>
        <source>closure</source>
        <translation>통제</translation>
    </message>
    <message>
        <source>flood</source>
        <translation>홍수</translation>
    </message>
    <message>
        <source>levee</source>
        <translation>제방</translation>
    </message>
    <message>
        <source>{share} of flood level</source>
        <translation>홍수위의 {share}</translation>
    </message>
    <message>
        <source>rising, {change} in an hour</source>
        <translation>상승 중, 1시간 {change}</translation>
    </message>
    <message>
        <source>falling, {change} in an hour</source>
        <translation>하강 중, 1시간 {change}</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>변화 없음</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>영상 상태</translation>
    </message>
    <message>
        <source>No camera here</source>
        <translation>카메라가 없습니다</translation>
    </message>
    <message>
        <source>{some} of {all} cameras are looked at</source>
        <translation>전체 {all}대 중 {some}대 확인 중</translation>
    </message>
    <message>
        <source>no picture yet</source>
        <translation>아직 화면 없음</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>{time}부터</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>출처 상태</translation>
    </message>
    <message>
        <source>This city has no sources</source>
        <translation>이 도시에는 출처가 없습니다</translation>
    </message>
    <message>
        <source>next at {time}</source>
        <translation>다음 {time}</translation>
    </message>
    <message>
        <source>calls left {count}</source>
        <translation>남은 호출 {count}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>방금</translation>
    </message>
    <message>
        <source>last good answer {time}</source>
        <translation>마지막 정상 응답 {time}</translation>
    </message>
    <message>
        <source>waiting now</source>
        <translation>지금 대기</translation>
    </message>
    <message>
        <source>answered within 20 s</source>
        <translation>20초 내 응답</translation>
    </message>
    <message>
        <source>Call centre</source>
        <translation>콜센터</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>주제별</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>자치구별</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>좋음</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>나쁨</translation>
    </message>
    <message>
        <source>Very bad</source>
        <translation>매우 나쁨</translation>
    </message>
    <message>
        <source>{file} is not in the city&apos;s folder</source>
        <translation>{file} 파일이 도시 폴더 안에 없습니다</translation>
    </message>
    <message>
        <source>{file} has {width} × {height} pixels, at most {most} million are shown</source>
        <translation>{file} 그림은 {width} × {height} 화소입니다. 최대 {most}백만 화소까지 표시합니다</translation>
    </message>
    <message>
        <source>{file} has {size} MB, at most {most} MB are read</source>
        <translation>{file} 파일은 {size} MB입니다. 최대 {most} MB까지 읽습니다</translation>
    </message>
    <message>
        <source>{file} is no picture that can be read: PNG, JPEG, WebP or SVG</source>
        <translation>{file} 파일을 그림으로 읽을 수 없습니다. PNG, JPEG, WebP, SVG만 읽습니다</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>Its indicator is not between 0 and 100 %</source>
        <translation>진척 지표의 값이 0~100 % 범위를 벗어났습니다</translation>
    </message>
    <message>
        <source>No projects</source>
        <translation>해당하는 사업이 없습니다</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>+{count} more</source>
        <translation>외 {count}개</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>내일</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>시계</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>맑음</translation>
    </message>
    <message>
        <source>Cloudy</source>
        <translation>흐림</translation>
    </message>
    <message>
        <source>Rain</source>
        <translation>비</translation>
    </message>
    <message>
        <source>Snow</source>
        <translation>눈</translation>
    </message>
    <message>
        <source>Fog</source>
        <translation>안개</translation>
    </message>
    <message>
        <source>Strong wind</source>
        <translation>강풍</translation>
    </message>
    <message>
        <source>Thunderstorm</source>
        <translation>뇌우</translation>
    </message>
    <message>
        <source>midnight</source>
        <translation>자정</translation>
    </message>
    <message>
        <source>noon</source>
        <translation>정오</translation>
    </message>
    <message>
        <source>{hour}:00</source>
        <translation>{hour}시</translation>
    </message>
    <message>
        <source>No rain in the next {count} h</source>
        <translation>앞으로 {count}시간 동안 비가 오지 않습니다</translation>
    </message>
    <message>
        <source>Snow from about {time}</source>
        <translation>{time}쯤 눈이 시작됩니다</translation>
    </message>
    <message>
        <source>Rain from about {time}</source>
        <translation>{time}쯤 비가 시작됩니다</translation>
    </message>
    <message>
        <source>Snow heavier until about {time}</source>
        <translation>눈은 {time}쯤까지 강해집니다</translation>
    </message>
    <message>
        <source>Rain heavier until about {time}</source>
        <translation>비는 {time}쯤까지 강해집니다</translation>
    </message>
    <message>
        <source>Snow stops at about {time}</source>
        <translation>눈은 {time}쯤 그칩니다</translation>
    </message>
    <message>
        <source>Rain stops at about {time}</source>
        <translation>비는 {time}쯤 그칩니다</translation>
    </message>
    <message>
        <source>Snow eases at about {time}</source>
        <translation>눈은 {time}쯤 약해집니다</translation>
    </message>
    <message>
        <source>Rain eases at about {time}</source>
        <translation>비는 {time}쯤 약해집니다</translation>
    </message>
    <message>
        <source>Snow for the next {count} h</source>
        <translation>앞으로 {count}시간 눈이 이어집니다</translation>
    </message>
    <message>
        <source>Rain for the next {count} h</source>
        <translation>앞으로 {count}시간 비가 이어집니다</translation>
    </message>
    <message>
        <source>Web pages need a part of Qt that is not installed here: {command}</source>
        <translation>웹 페이지에 필요한 Qt 구성 요소가 설치되어 있지 않습니다: {command}</translation>
    </message>
    <message>
        <source>Loading {host}</source>
        <translation>{host} 불러오는 중</translation>
    </message>
    <message>
        <source>Page of {host}</source>
        <translation>{host} 페이지</translation>
    </message>
    <message>
        <source>{host} cannot be loaded, tried again after {seconds} s</source>
        <translation>{host} 페이지를 불러올 수 없습니다. {seconds}초 뒤에 다시 시도합니다</translation>
    </message>
    <message>
        <source>The page of {host} crashed, loaded again after {seconds} s</source>
        <translation>{host} 페이지가 중단되었습니다. {seconds}초 뒤에 다시 불러옵니다</translation>
    </message>
    <message>
        <source>Start the program again to show web pages; its log has the reason</source>
        <translation>웹 페이지를 표시하려면 프로그램을 다시 시작하십시오. 원인은 로그에 있습니다</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>날씨</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>The picture is being read</source>
        <translation>그림을 읽고 있습니다</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Warning in force</source>
        <translation>발효 중 특보</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>No news</source>
        <translation>새 소식이 없습니다</translation>
    </message>
    <message>
        <source>Rain in mm an hour</source>
        <translation>시간당 강수량 mm</translation>
    </message>
    <message>
        <source>Temperature by the hour</source>
        <translation>시간별 기온</translation>
    </message>
    <message>
        <source>There is no project {id}</source>
        <translation>{id} 사업이 없습니다</translation>
    </message>
    <message>
        <source>Policy band</source>
        <translation>정책밴드</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>{difference} against plan</source>
        <translation>계획 대비 {difference}</translation>
    </message>
    <message>
        <source>Next {date}: {what}</source>
        <translation>다음 {date}: {what}</translation>
    </message>
    <message>
        <source>Due since {date}: {what}</source>
        <translation>{date}부터 지연: {what}</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation>{time} 기준</translation>
    </message>
    <message>
        <source>Press to call {owner}</source>
        <translation>누르면 {owner}에 연결됩니다</translation>
    </message>
    <message>
        <source>A chart has two axes at most, these indicators have {count} units: {units}</source>
        <translation>그래프의 축은 최대 2개인데 이 지표들의 단위는 {count}개입니다: {units}</translation>
    </message>
    <message>
        <source>Whole city</source>
        <translation>도시 전체</translation>
    </message>
    <message>
        <source>Show all of it again</source>
        <translation>전체 기간을 다시 표시</translation>
    </message>
    <message>
        <source>No indicator of the city has this theme</source>
        <translation>이 주제의 지표가 없습니다</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>다음 쪽</translation>
    </message>
    <message>
        <source>{count} indicators</source>
        <translation>지표 {count}개</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Warm city</source>
        <translation>따뜻한 도시</translation>
    </message>
    <message>
        <source>Safe city</source>
        <translation>안전한 도시</translation>
    </message>
    <message>
        <source>Dreaming city</source>
        <translation>꿈꾸는 도시</translation>
    </message>
    <message>
        <source>Breathing city</source>
        <translation>숨 쉬는 도시</translation>
    </message>
    <message>
        <source>Open city</source>
        <translation>열린 시정</translation>
    </message>
    <message>
        <source>The past is being read</source>
        <translation>과거 값을 읽는 중입니다</translation>
    </message>
    <message>
        <source>No values in this time</source>
        <translation>이 기간에 값이 없습니다</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>평소</translation>
    </message>
    <message>
        <source>Show the value again</source>
        <translation>값 다시 보기</translation>
    </message>
    <message>
        <source>Show how this value came about</source>
        <translation>이 값이 나온 근거 보기</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Call {owner}</source>
        <translation>{owner} 연결</translation>
    </message>
    <message>
        <source>{count} more rows</source>
        <translation>{count}행 더 있음</translation>
    </message>
    <message>
        <source>Measured, by {sources}</source>
        <translation>측정값, 출처 {sources}</translation>
    </message>
    <message>
        <source>No formula</source>
        <translation>산식이 없습니다</translation>
    </message>
    <message>
        <source>There is no place with values</source>
        <translation>값이 있는 곳이 없습니다</translation>
    </message>
    <message>
        <source>vs usual</source>
        <translation>평소 대비</translation>
    </message>
    <message>
        <source>vs yesterday</source>
        <translation>어제 대비</translation>
    </message>
    <message>
        <source>vs last week</source>
        <translation>지난주 대비</translation>
    </message>
    <message>
        <source>vs last year</source>
        <translation>작년 대비</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>기준 시각</translation>
    </message>
    <message>
        <source>Whole city {value}</source>
        <translation>도시 전체 {value}</translation>
    </message>
    <message>
        <source>{value} or more</source>
        <translation>{value} 이상</translation>
    </message>
    <message>
        <source>{value} or less</source>
        <translation>{value} 이하</translation>
    </message>
    <message>
        <source>No place</source>
        <translation>해당하는 곳이 없습니다</translation>
    </message>
    <message>
        <source>{shown} of {count}</source>
        <translation>{count}곳 중 {shown}곳</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{count}곳 중 {number}번째</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>경보</translation>
    </message>
    <message>
        <source>Unacknowledged</source>
        <translation>미확인</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>확인된 경보</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>해제된 경보</translation>
    </message>
    <message>
        <source>Equipment and data</source>
        <translation>장비와 자료</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>보류한 경보</translation>
    </message>
    <message>
        <source>Many at once, by cause</source>
        <translation>경보 집중, 원인별</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>영상 보기</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>보류</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>Known cause, being dealt with</source>
        <translation>원인 파악, 조치 중</translation>
    </message>
    <message>
        <source>Sensor at fault</source>
        <translation>센서 이상</translation>
    </message>
    <message>
        <source>Planned work</source>
        <translation>예정된 작업</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>{count} shelved, out of the counts</source>
        <translation>보류 {count}건, 건수에서 제외</translation>
    </message>
    <message>
        <source>No alarm</source>
        <translation>경보 없음</translation>
    </message>
    <message>
        <source>Since {time}</source>
        <translation>{time} 발생</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes}분</translation>
    </message>
    <message>
        <source>Shelve for {minutes} min, {reason}</source>
        <translation>{minutes}분 보류, {reason}</translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation>얼마 동안 보류합니까?</translation>
    </message>
    <message>
        <source>Why is it shelved?</source>
        <translation>보류 사유</translation>
    </message>
    <message>
        <source>Unacknowledged {duration}</source>
        <translation>미확인 {duration}</translation>
    </message>
    <message>
        <source>Seen {time}, {who}</source>
        <translation>{time} 확인, {who}</translation>
    </message>
    <message>
        <source>Camera lost: {cameras}</source>
        <translation>영상 끊김: {cameras}</translation>
    </message>
    <message>
        <source>No data since {time}</source>
        <translation>{time}부터 자료 없음</translation>
    </message>
    <message>
        <source>lasted {duration}</source>
        <translation>{duration} 지속</translation>
    </message>
    <message>
        <source>acknowledged by nobody</source>
        <translation>미확인 상태로 해제</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>{time}까지</translation>
    </message>
    <message>
        <source>{alarm}: press to take it back</source>
        <translation>{alarm}: 누르면 보류를 풉니다</translation>
    </message>
    <message>
        <source>{places} and {count} more</source>
        <translation>{places} 외 {count}곳</translation>
    </message>
    <message>
        <source>{cause}: {count} alarms</source>
        <translation>{cause} 경보 {count}건</translation>
    </message>
    <message>
        <source>{count} unacknowledged, press to acknowledge</source>
        <translation>미확인 {count}건, 누르면 확인</translation>
    </message>
    <message>
        <source>{count} alarms, {waiting} unacknowledged</source>
        <translation>경보 {count}건, 미확인 {waiting}건</translation>
    </message>
    <message>
        <source>Since {time}, for {duration}</source>
        <translation>{time} 발생 · {duration}째</translation>
    </message>
    <message>
        <source>unacknowledged</source>
        <translation>미확인</translation>
    </message>
    <message>
        <source>confirmed by</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Nothing to announce</source>
        <translation>지금 알릴 상황이 없습니다</translation>
    </message>
    <message>
        <source>No headline</source>
        <translation>머리기사 없음</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>진행 중인 사건</translation>
    </message>
    <message>
        <source>Nothing goes on, as far as any source tells</source>
        <translation>어느 출처에서도 진행 중인 사건을 알리지 않습니다</translation>
    </message>
    <message>
        <source>{name}, {count} going on</source>
        <translation>{name} {count}건</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>자료 없음</translation>
    </message>
    <message>
        <source>City statistics map</source>
        <translation>도시통계지도</translation>
    </message>
    <message>
        <source>Grey band: usual at this weekday and hour</source>
        <translation>회색 띠 = 같은 요일·시각의 평소 범위</translation>
    </message>
    <message>
        <source>All cells: {least} to {most}</source>
        <translation>모든 칸 같은 축: {least}~{most}</translation>
    </message>
    <message>
        <source>no data: {names}</source>
        <translation>자료 없음: {names}</translation>
    </message>
    <message>
        <source>The city has no map of its districts; write [map] into city.toml</source>
        <translation>이 도시에는 구역 지도가 없습니다. city.toml에 [map]을 쓰십시오</translation>
    </message>
    <message>
        <source>{name} has no values of districts of the map</source>
        <translation>{name}: 지도에 있는 구역의 값이 없습니다</translation>
    </message>
    <message>
        <source>What was usual then is not known: write before or against = &quot;usual&quot;</source>
        <translation>그때의 평소 값은 알 수 없습니다. before와 against = &quot;usual&quot; 중 하나만 쓰십시오</translation>
    </message>
    <message>
        <source>Policy map</source>
        <translation>정책지도</translation>
    </message>
    <message>
        <source>Rank {rank} of {count}</source>
        <translation>{count}곳 중 {rank}위</translation>
    </message>
    <message>
        <source>{name} has no target</source>
        <translation>{name}: 목표값이 없습니다</translation>
    </message>
    <message>
        <source>Below usual</source>
        <translation>평소보다 낮은 곳</translation>
    </message>
    <message>
        <source>Above usual</source>
        <translation>평소보다 높은 곳</translation>
    </message>
    <message>
        <source>Target missed</source>
        <translation>목표에 못 미친 곳</translation>
    </message>
    <message>
        <source>Behind plan</source>
        <translation>계획보다 늦은 곳</translation>
    </message>
    <message>
        <source>Below the mean</source>
        <translation>평균보다 낮은 곳</translation>
    </message>
    <message>
        <source>Above the mean</source>
        <translation>평균보다 높은 곳</translation>
    </message>
    <message>
        <source>{what}: {count}</source>
        <translation>{what} {count}개</translation>
    </message>
    <message>
        <source>{limit} or less: {count}</source>
        <translation>{limit} 이하 {count}곳</translation>
    </message>
    <message>
        <source>{limit} or more: {count}</source>
        <translation>{limit} 이상 {count}곳</translation>
    </message>
    <message>
        <source>Schematic map</source>
        <translation>개략도</translation>
    </message>
    <message>
        <source>Line to the left</source>
        <translation>경계선을 왼쪽으로</translation>
    </message>
    <message>
        <source>Line to the right</source>
        <translation>경계선을 오른쪽으로</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>지난주</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>작년</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>외 {count}곳</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>최고</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>최저</translation>
    </message>
    <message>
        <source>Mean of districts</source>
        <translation>구 평균</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>자료 없음</translation>
    </message>
    <message>
        <source>{count} districts</source>
        <translation>{count}곳</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>외 {count}건</translation>
    </message>
    <message>
        <source>{name} (is {nearest} meant?)</source>
        <translation>{name}({nearest}?)</translation>
    </message>
    <message>
        <source>Not on the map: {names}</source>
        <translation>지도에 없는 곳: {names}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Nearest cameras</source>
        <translation>가까운 카메라</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>한 단계 앞으로</translation>
    </message>
</context>
<context>
    <name>replay</name>
    <message>
        <source>the time, such as 2026-11-28T10:15, in the city&apos;s own time zone</source>
        <translation>도시 시간대의 시각. 예: 2026-11-28T10:15</translation>
    </message>
    <message>
        <source>PNG files to write: of wall.png a wall-left.png for the screen left, and so on</source>
        <translation>저장할 PNG 파일. wall.png로 지정하면 화면 left는 wall-left.png로 저장</translation>
    </message>
    <message>
        <source>size of each screen in pixels, such as 1920x1080</source>
        <translation>각 화면의 크기(픽셀). 예: 1920x1080</translation>
    </message>
    <message>
        <source>folder of saved pictures of cameras, where it is not the usual one</source>
        <translation>저장된 카메라 사진 폴더(기본 폴더가 아닐 때)</translation>
    </message>
    <message>
        <source>Nothing is known of the wall before {time}</source>
        <translation>{time} 이전의 상황판 기록이 없습니다</translation>
    </message>
    <message>
        <source>The wall {instance} showed the city {city} then, not {given}</source>
        <translation>상황판 {instance}은(는) 그때 도시 {given}이(가) 아니라 {city}을(를) 표시했습니다</translation>
    </message>
    <message>
        <source>Screen {screen}: the layout {layout} is no longer in the city&apos;s files, the first of them is drawn</source>
        <translation>화면 {screen}: 레이아웃 {layout}이(가) 도시 파일에 더 이상 없어 첫 레이아웃을 그립니다</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>folder of the city; the built-in simulated city when not given</source>
        <translation>도시 폴더, 생략하면 내장된 모의 도시</translation>
    </message>
    <message>
        <source>layout to begin with: the name of its file without .toml</source>
        <translation>처음 표시할 레이아웃: .toml을 뺀 파일 이름</translation>
    </message>
    <message>
        <source>who looks at the screens, instead of screen.audience in city.toml</source>
        <translation>city.toml의 screen.audience 대신 쓸, 화면을 보는 사람</translation>
    </message>
    <message>
        <source>an ordinary window instead of the full screen</source>
        <translation>전체 화면 대신 일반 창</translation>
    </message>
    <message>
        <source>number of a screen to use, from 1; may be given several times</source>
        <translation>사용할 화면 번호(1부터), 여러 번 지정 가능</translation>
    </message>
    <message>
        <source>without a display: file that keeps a fresh picture of the wall</source>
        <translation>화면이 없을 때: 상황판의 최신 그림을 보관할 파일</translation>
    </message>
    <message>
        <source>folder that saved pictures go to</source>
        <translation>저장한 영상을 둘 폴더</translation>
    </message>
    <message>
        <source>name of this wall, where several run</source>
        <translation>상황판이 여럿일 때 이 상황판의 이름</translation>
    </message>
    <message>
        <source>show this wall of the city, from walls/NAME.toml</source>
        <translation>이 도시의 상황판을 보이기 (walls/NAME.toml)</translation>
    </message>
    <message>
        <source>show the operators&apos; desk, on a monitor that the wall leaves free or in a window</source>
        <translation>관제석 창 보이기: 상황판이 쓰지 않는 모니터, 없으면 일반 창</translation>
    </message>
    <message>
        <source>serve the control API on this port of this machine alone, 0 for any</source>
        <translation>제어 API를 이 컴퓨터의 이 포트에서만 열기, 0이면 아무 포트</translation>
    </message>
    <message>
        <source>who acknowledges alarms at these screens; the user&apos;s name when not given</source>
        <translation>이 화면에서 경보를 확인하는 사람이나 자리. 없으면 사용자 이름</translation>
    </message>
    <message>
        <source>begin as this wall was left: layout, cameras, enlarged tile, privacy curtain</source>
        <translation>마지막 상태 그대로 시작합니다: 레이아웃, 카메라 배치, 확대한 타일, 사생활 가림막</translation>
    </message>
    <message>
        <source>start the wall again, as it was, when it dies or hangs</source>
        <translation>상황판이 종료되거나 응답하지 않으면 그 상태 그대로 다시 시작합니다</translation>
    </message>
    <message>
        <source>Nothing to show in {folder}</source>
        <translation>{folder}: 표시할 것이 없습니다</translation>
    </message>
    <message>
        <source>There is no layout {layout}; there are: {layouts}</source>
        <translation>{layout} 레이아웃이 없습니다. 있는 레이아웃: {layouts}</translation>
    </message>
    <message>
        <source>There is no wall {wall}; there are: {walls}</source>
        <translation>{wall} 상황판이 없습니다. 있는 상황판: {walls}</translation>
    </message>
    <message>
        <source>--keep-alive needs Linux; elsewhere let the system&apos;s own service manager start the wall again</source>
        <translation>--keep-alive 옵션은 Linux에서만 쓸 수 있습니다. 다른 시스템에서는 시스템의 서비스 관리자로 상황판을 다시 시작하십시오</translation>
    </message>
    <message>
        <source>There is no display here: drawing off-screen, a fresh picture of the wall is kept in {file}</source>
        <translation>연결된 화면이 없습니다. 화면 밖에서 그리며, 상황판의 최신 그림을 다음 파일에 저장합니다: {file}</translation>
    </message>
    <message>
        <source>Drawing the simulated city</source>
        <translation>모의 도시 영상 제작</translation>
    </message>
    <message>
        <source>Drawing the simulated city: {share} %</source>
        <translation>모의 도시 영상 제작: {share}%</translation>
    </message>
    <message>
        <source>The simulated city cannot be served: {reason}</source>
        <translation>모의 도시를 제공할 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>Another program shows the wall {name}: end it, or give this one another name with --instance</source>
        <translation>다른 프로그램이 상황판 {name}을(를) 보이고 있습니다. 그 프로그램을 끝내거나 --instance로 다른 이름을 주세요</translation>
    </message>
    <message>
        <source>The picture cannot be written to {file}</source>
        <translation>그림을 저장할 수 없습니다: {file}</translation>
    </message>
    <message>
        <source>Not every camera was live within {seconds} s: {cameras}</source>
        <translation>{seconds}초 안에 정상 표출되지 않은 카메라: {cameras}</translation>
    </message>
    <message>
        <source>There is no screen {number}, they are numbered from 1</source>
        <translation>화면 {number}번은 없습니다. 화면 번호는 1부터입니다</translation>
    </message>
    <message>
        <source>Monitors missing: {missing} of {planned} ({screens}); the most important screens are shown</source>
        <translation>모니터 {planned}대 중 {missing}대가 없습니다({screens}). 가장 중요한 화면을 표시합니다</translation>
    </message>
    <message>
        <source>All {planned} monitors are there again</source>
        <translation>모니터 {planned}대가 모두 다시 연결되었습니다</translation>
    </message>
    <message>
        <source>Monitor {monitor} hangs turned by {planned}°, its picture is turned by {now}°: change it in the display settings</source>
        <translation>모니터 {monitor}은(는) {planned}° 돌려 설치되었는데 화면은 {now}° 돌아가 있습니다. 디스플레이 설정에서 바꾸십시오</translation>
    </message>
</context>
<context>
    <name>send</name>
    <message>
        <source>the command; --list tells all of them</source>
        <translation>명령. --list로 모두 볼 수 있음</translation>
    </message>
    <message>
        <source>its keys, such as scene=rain, or all of them as an object of JSON</source>
        <translation>명령의 키. 예: scene=rain, 또는 전체를 JSON 객체로</translation>
    </message>
    <message>
        <source>tell all commands with their keys, and do nothing</source>
        <translation>모든 명령과 키를 출력하고 끝냄</translation>
    </message>
    <message>
        <source>the revision that was seen: what others have changed since is not overwritten</source>
        <translation>확인한 개정 번호. 그 뒤 다른 사람이 바꾼 것은 덮어쓰지 않음</translation>
    </message>
    <message>
        <source>print the answer as one JSON document</source>
        <translation>응답을 JSON 문서 하나로 출력</translation>
    </message>
    <message>
        <source>Name a command; controlroom send --list tells all of them</source>
        <translation>명령을 지정하십시오. 모든 명령은 controlroom send --list로 볼 수 있습니다</translation>
    </message>
    <message>
        <source>Write KEY=VALUE or an object of JSON, not {text}</source>
        <translation>{text} 대신 키=값 또는 JSON 객체를 쓰십시오</translation>
    </message>
    <message>
        <source>Done, the wall is at revision {revision}</source>
        <translation>완료했습니다. 상황판 개정 번호 {revision}</translation>
    </message>
    <message>
        <source>Nothing is different, the wall is at revision {revision}</source>
        <translation>달라진 것이 없습니다. 상황판 개정 번호 {revision}</translation>
    </message>
</context>
<context>
    <name>series</name>
    <message>
        <source>only series of this indicator</source>
        <translation>이 지표의 계열만</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>JSON 문서 하나로 출력</translation>
    </message>
    <message>
        <source>indicator</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>place</source>
        <translation>장소</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>age</source>
        <translation>경과</translation>
    </message>
    <message>
        <source>source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation>{count}일</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count}시간</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count}분</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count}초</translation>
    </message>
    <message>
        <source>in {age}</source>
        <translation>{age} 뒤</translation>
    </message>
    <message>
        <source>There are no series yet: controlroom import reads past ones from files</source>
        <translation>아직 계열이 없습니다. controlroom import로 파일에서 과거 수치를 가져올 수 있습니다</translation>
    </message>
</context>
<context>
    <name>show</name>
    <message>
        <source>the page: id of a layout, its number for the keys 1 to 9, or its name</source>
        <translation>화면: 레이아웃의 ID, 숫자 키 1~9의 번호, 또는 이름</translation>
    </message>
    <message>
        <source>Shown: {page}</source>
        <translation>표시 중: {page}</translation>
    </message>
    <message>
        <source>There is no page {page}; there are: {pages}</source>
        <translation>화면 {page}이(가) 없습니다. 있는 화면: {pages}</translation>
    </message>
    <message>
        <source>There is no page {page}; nearest: {nearest}</source>
        <translation>화면 {page}이(가) 없습니다. 비슷한 화면: {nearest}</translation>
    </message>
    <message>
        <source>The wall does not do that: {reason}</source>
        <translation>상황판이 수행하지 않았습니다: {reason}</translation>
    </message>
</context>
<context>
    <name>sim</name>
    <message>
        <source>port to serve on; a free one when not given</source>
        <translation>제공할 포트, 생략하면 비어 있는 포트</translation>
    </message>
    <message>
        <source>number of cameras; more than there are scenes show them again</source>
        <translation>카메라 수, 장면보다 많으면 장면을 되풀이</translation>
    </message>
    <message>
        <source>misbehave: all cameras, one of them, or a service of numbers by its host; may be given several times. KIND is one of {kinds}; of a service, one of {data_kinds}</source>
        <translation>장애 재현: 카메라 전체 또는 하나, 호스트로 지정한 데이터 서비스. 여러 번 지정 가능. KIND는 {kinds} 중 하나, 서비스는 {data_kinds} 중 하나</translation>
    </message>
    <message>
        <source>ask for this user name and the password in the environment variable {variable}</source>
        <translation>이 사용자 이름과 환경 변수 {variable}의 비밀번호를 요구</translation>
    </message>
    <message>
        <source>live sessions a stream allows at a time</source>
        <translation>스트림 하나가 동시에 받는 접속 수</translation>
    </message>
    <message>
        <source>post the call centre&apos;s numbers every minute to this webhook, with the token in {variable}</source>
        <translation>민원 콜센터 수치를 이 웹훅에 1분마다 보냅니다. 토큰은 {variable}에 있습니다</translation>
    </message>
    <message>
        <source>folder that keeps the clips</source>
        <translation>제작한 영상을 보관할 폴더</translation>
    </message>
    <message>
        <source>number of the city whose numbers are served; the same one has the same past (1)</source>
        <translation>데이터를 제공할 모의 도시의 번호, 번호가 같으면 과거도 같음 (1)</translation>
    </message>
    <message>
        <source>let the time of the numbers run as many times as fast from now on</source>
        <translation>데이터의 시간을 지금부터 이 배수로 빠르게 진행</translation>
    </message>
    <message>
        <source>serve nothing; write past numbers to FILE.csv or FILE.parquet, for controlroom import</source>
        <translation>제공하지 않고 과거 데이터를 FILE.csv 또는 FILE.parquet에 기록, controlroom import용</translation>
    </message>
    <message>
        <source>with --history: how many numbers (16,000,000)</source>
        <translation>--history와 함께: 기록할 값의 수 (16,000,000)</translation>
    </message>
    <message>
        <source>with --history: of how many past days (365)</source>
        <translation>--history와 함께: 기록할 지난 일수 (365)</translation>
    </message>
    <message>
        <source>with --history: of how many series; all when not given</source>
        <translation>--history와 함께: 기록할 시계열 수, 생략하면 전체</translation>
    </message>
    <message>
        <source>Drawing the simulated city</source>
        <translation>모의 도시 영상 제작</translation>
    </message>
    <message>
        <source>Set the environment variable {variable} to the password for --user</source>
        <translation>--user의 비밀번호를 환경 변수 {variable}에 지정하십시오</translation>
    </message>
    <message>
        <source>There is no camera or service {camera}; there are: {cameras}</source>
        <translation>{camera} 카메라나 서비스가 없습니다. 사용할 수 있는 이름: {cameras}</translation>
    </message>
    <message>
        <source>Writing the past of the simulated city</source>
        <translation>모의 도시 과거 데이터 기록</translation>
    </message>
    <message>
        <source>{file}: {samples} numbers of {series} series</source>
        <translation>{file}: 시계열 {series}개의 값 {samples}개</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}</source>
        <translation>{file}에 기록할 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>Parquet needs the extra parquet: pip install controlroom[parquet]</source>
        <translation>Parquet에는 추가 구성 요소 parquet가 필요합니다: pip install controlroom[parquet]</translation>
    </message>
    <message>
        <source>The simulated city cannot be served: {reason}</source>
        <translation>모의 도시를 제공할 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>Port {port} cannot be used: {reason}</source>
        <translation>{port}번 포트를 사용할 수 없습니다: {reason}</translation>
    </message>
</context>
<context>
    <name>snapshot</name>
    <message>
        <source>PNG file to write</source>
        <translation>저장할 PNG 파일</translation>
    </message>
    <message>
        <source>size in pixels, such as 1920x1080</source>
        <translation>크기(픽셀), 예: 1920x1080</translation>
    </message>
    <message>
        <source>seconds to wait for cameras that have not shown anything</source>
        <translation>아직 영상이 없는 카메라를 기다릴 시간(초)</translation>
    </message>
    <message>
        <source>fail unless every camera is live</source>
        <translation>모든 카메라가 정상이 아니면 실패로 처리</translation>
    </message>
    <message>
        <source>of a simulated city: the time to draw it at, such as 2026-09-17T18:42, in the city&apos;s own time zone</source>
        <translation>모의 도시에서: 그릴 시각, 예: 2026-09-17T18:42 (도시의 시간대 기준)</translation>
    </message>
    <message>
        <source>of a simulated city: the number that all its numbers follow from (1)</source>
        <translation>모의 도시에서: 모든 수치를 만들어 내는 시드 값 (1)</translation>
    </message>
    <message>
        <source>of a simulated city: a camera that fails, KIND@CAMERA; may be given several times</source>
        <translation>모의 도시에서: 장애를 일으킬 카메라, 종류@카메라; 여러 번 지정할 수 있습니다</translation>
    </message>
    <message>
        <source>write a size as 1920x1080</source>
        <translation>크기는 1920x1080처럼 쓰십시오</translation>
    </message>
    <message>
        <source>write a time of the years 2000 to 2099 as 2026-09-17T18:42</source>
        <translation>2000년부터 2099년까지의 시각을 2026-09-17T18:42 형식으로 쓰십시오</translation>
    </message>
    <message>
        <source>a seed is a whole number from 0 to 2147483647</source>
        <translation>시드 값은 0부터 2147483647까지의 정수입니다</translation>
    </message>
    <message>
        <source>write KIND@CAMERA; the kinds that a picture shows: {kinds}</source>
        <translation>종류@카메라 형식으로 쓰십시오. 그림에 나타나는 종류: {kinds}</translation>
    </message>
    <message>
        <source>There is no camera {camera}</source>
        <translation>카메라 {camera}이(가) 없습니다</translation>
    </message>
    <message>
        <source>--at, --seed and --fault are for a simulated city only; {folder} is a real one: it can be drawn as it is now</source>
        <translation>--at, --seed, --fault는 모의 도시에만 쓸 수 있습니다. {folder}은(는) 실제 도시이므로 현재 모습만 그릴 수 있습니다</translation>
    </message>
    <message>
        <source>The picture cannot be drawn: {reason}</source>
        <translation>그림을 그릴 수 없습니다: {reason}</translation>
    </message>
</context>
<context>
    <name>sources</name>
    <message>
        <source>Source cannot be reached</source>
        <translation>데이터 제공처에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>Source gives no whole answer in time</source>
        <translation>데이터 제공처가 제한 시간 안에 응답을 끝내지 않았습니다</translation>
    </message>
    <message>
        <source>Source&apos;s certificate is not trusted</source>
        <translation>데이터 제공처의 인증서를 신뢰할 수 없습니다</translation>
    </message>
    <message>
        <source>Source refuses the key or password</source>
        <translation>데이터 제공처가 인증키 또는 비밀번호를 거부했습니다</translation>
    </message>
    <message>
        <source>Source does not know this address</source>
        <translation>데이터 제공처에 이 주소가 없습니다</translation>
    </message>
    <message>
        <source>Source rejects the request as wrong</source>
        <translation>데이터 제공처가 요청이 잘못되었다며 거부했습니다</translation>
    </message>
    <message>
        <source>Source is busy and asks to try later</source>
        <translation>데이터 제공처가 혼잡하여 나중에 다시 시도하라고 합니다</translation>
    </message>
    <message>
        <source>Source has an error of its own</source>
        <translation>데이터 제공처 내부에 오류가 있습니다</translation>
    </message>
    <message>
        <source>Today&apos;s calls to the source are used up</source>
        <translation>데이터 제공처의 오늘 호출 한도를 모두 사용했습니다</translation>
    </message>
    <message>
        <source>Source leads to an address that is not allowed</source>
        <translation>데이터 제공처가 허용되지 않은 주소로 연결합니다</translation>
    </message>
    <message>
        <source>Source sends more data than is accepted</source>
        <translation>데이터 제공처가 허용량보다 많은 데이터를 보냅니다</translation>
    </message>
    <message>
        <source>Source&apos;s answer broke off</source>
        <translation>데이터 제공처의 응답이 중간에 끊겼습니다</translation>
    </message>
    <message>
        <source>Source sends something other than expected</source>
        <translation>데이터 제공처가 예상과 다른 내용을 보냅니다</translation>
    </message>
    <message>
        <source>Source sends a web page instead of data</source>
        <translation>데이터 제공처가 데이터 대신 웹 페이지를 보냅니다</translation>
    </message>
    <message>
        <source>Source sends pages without end</source>
        <translation>데이터 제공처가 페이지를 끝없이 보냅니다</translation>
    </message>
    <message>
        <source>Source no longer sends a field that is needed</source>
        <translation>필요한 항목을 데이터 제공처가 더 이상 보내지 않습니다</translation>
    </message>
    <message>
        <source>Program error on this source, see the log</source>
        <translation>이 출처에서 프로그램 오류가 났습니다. 로그를 확인하세요</translation>
    </message>
    <message>
        <source>Source uses a format this program does not read</source>
        <translation>데이터 제공처가 이 프로그램이 읽지 못하는 형식을 사용합니다</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>JSON 문서 하나로 출력</translation>
    </message>
    <message>
        <source>say which kinds of sources there are, and nothing else</source>
        <translation>출처 종류만 알려 줍니다</translation>
    </message>
    <message>
        <source>source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>state</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>age</source>
        <translation>경과</translation>
    </message>
    <message>
        <source>last good</source>
        <translation>마지막 정상</translation>
    </message>
    <message>
        <source>next</source>
        <translation>다음 조회</translation>
    </message>
    <message>
        <source>calls left</source>
        <translation>남은 호출</translation>
    </message>
    <message>
        <source>what is wrong</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>listens</source>
        <translation>수신 대기</translation>
    </message>
    <message>
        <source>This city has no sources: write them into files sources/NAME.toml</source>
        <translation>이 도시에는 출처가 없습니다. sources/NAME.toml 파일에 적으세요</translation>
    </message>
    <message>
        <source>Nothing has been gathered yet: controlroom run does it, and controlroom gather</source>
        <translation>아직 수집한 것이 없습니다. controlroom run 또는 controlroom gather가 수집합니다</translation>
    </message>
    <message>
        <source>{good} of {all} sources are good</source>
        <translation>출처 {all}개 중 {good}개 정상</translation>
    </message>
    <message>
        <source>{count} rows left out, the first: {reason}</source>
        <translation>제외한 행 {count}개, 첫 번째: {reason}</translation>
    </message>
    <message>
        <source>Field {field} is not a time: {text}</source>
        <translation>필드 {field}이(가) 시각이 아닙니다: {text}</translation>
    </message>
    <message>
        <source>Field {field}, by which the event is known again, is empty</source>
        <translation>사건을 식별하는 필드 {field}이(가) 비어 있습니다</translation>
    </message>
    <message>
        <source>Field {field}, which completes the indicator&apos;s name, is empty</source>
        <translation>지표 이름을 완성하는 {field} 필드가 비어 있습니다</translation>
    </message>
    <message>
        <source>It has neither a number nor a token</source>
        <translation>접수 번호도 토큰도 없습니다</translation>
    </message>
    <message>
        <source>Its time lies in the future: {time}</source>
        <translation>시각이 미래입니다: {time}</translation>
    </message>
    <message>
        <source>More requests within a minute than the source gives: some are not counted</source>
        <translation>1분 안의 민원이 데이터 제공처가 주는 수보다 많아 일부가 집계되지 않았습니다</translation>
    </message>
    <message>
        <source>The source gives requests of other days than those asked for: some may not be counted</source>
        <translation>데이터 제공처가 요청한 기간 밖의 민원을 보내 일부가 집계되지 않았을 수 있습니다</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>good</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>오래됨</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>실패 중</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>거부됨</translation>
    </message>
    <message>
        <source>out of quota</source>
        <translation>호출 한도 소진</translation>
    </message>
    <message>
        <source>Source answers, but with numbers that are too old</source>
        <translation>출처가 응답하지만 수치가 너무 오래되었습니다</translation>
    </message>
    <message>
        <source>List is suddenly short; kept though it does not name them, cameras: {count}</source>
        <translation>목록이 갑자기 짧아졌습니다. 목록에 없지만 유지하는 카메라: {count}대</translation>
    </message>
    <message>
        <source>Source is connected and has sent nothing yet</source>
        <translation>출처에 연결되었으나 아직 받은 것이 없습니다</translation>
    </message>
    <message>
        <source>It leads to another host, {host}, which is not among `hosts`</source>
        <translation>`hosts`에 없는 다른 호스트({host})로 연결됩니다</translation>
    </message>
    <message>
        <source>It leads to no alert</source>
        <translation>경보로 연결되지 않습니다</translation>
    </message>
    <message>
        <source>More alerts than are asked for at a time: {count}</source>
        <translation>한 번에 읽는 수보다 경보가 많습니다: {count}건</translation>
    </message>
    <message>
        <source>Field {field}, which names its place, is empty</source>
        <translation>장소를 나타내는 필드 {field}이(가) 비어 있습니다</translation>
    </message>
    <message>
        <source>Attribute {name} has more than one value, choose a dataset: {datasets}</source>
        <translation>속성 {name}의 값이 여러 개입니다. dataset을 고르세요: {datasets}</translation>
    </message>
    <message>
        <source>A histogram, which is no number: take a quantile of it in the query</source>
        <translation>히스토그램은 수치가 아닙니다. 질의에서 분위수를 구하세요</translation>
    </message>
    <message>
        <source>A series without a number and its time</source>
        <translation>값과 시각이 없는 시계열입니다</translation>
    </message>
    <message>
        <source>A series without the label {label}</source>
        <translation>레이블 {label}이(가) 없는 시계열입니다</translation>
    </message>
    <message>
        <source>The source warns: {text}</source>
        <translation>데이터 제공처의 경고: {text}</translation>
    </message>
    <message>
        <source>A delay of {seconds} s cannot be</source>
        <translation>지연 {seconds}초는 있을 수 없는 값입니다</translation>
    </message>
    <message>
        <source>Vehicles that have not been heard of for too long: {count}</source>
        <translation>오랫동안 위치가 들어오지 않은 차량: {count}대</translation>
    </message>
    <message>
        <source>Its {field} has no name</source>
        <translation>{field}에 이름이 없습니다</translation>
    </message>
    <message>
        <source>Its position is missing or cannot be: {text}</source>
        <translation>위치가 없거나 있을 수 없는 위치입니다: {text}</translation>
    </message>
    <message>
        <source>No number came with it</source>
        <translation>값이 함께 오지 않았습니다</translation>
    </message>
    <message>
        <source>Field {field} is missing</source>
        <translation>필드 {field}이(가) 없습니다</translation>
    </message>
    <message>
        <source>It has no fields</source>
        <translation>필드가 있는 객체가 아닙니다</translation>
    </message>
    <message>
        <source>More than one series for {name}: ask for one of them, or choose other places</source>
        <translation>{name}에 해당하는 시계열이 여러 개입니다. 그중 하나만 요청하거나 장소를 달리 지정하세요</translation>
    </message>
    <message>
        <source>Field {field}, which says what happened, is empty</source>
        <translation>무슨 일인지 알려 주는 {field} 필드가 비어 있습니다</translation>
    </message>
    <message>
        <source>It is about {other}, which was not asked for</source>
        <translation>요청하지 않은 {other}의 자료입니다</translation>
    </message>
    <message>
        <source>Field {field} has an unknown value: {text}</source>
        <translation>필드 {field}에 알 수 없는 값이 있습니다: {text}</translation>
    </message>
    <message>
        <source>Field {field} is empty</source>
        <translation>필드 {field}이(가) 비어 있습니다</translation>
    </message>
    <message>
        <source>It was told too long ago: {time}</source>
        <translation>너무 오래된 자료입니다: {time}</translation>
    </message>
    <message>
        <source>File is left out: {reason}</source>
        <translation>파일을 제외했습니다: {reason}</translation>
    </message>
    <message>
        <source>Last line has no end yet and is read once the file stays unchanged</source>
        <translation>마지막 줄이 아직 끝나지 않았으며, 파일이 더 바뀌지 않으면 읽습니다</translation>
    </message>
    <message>
        <source>Number of cells is {found} instead of {expected}</source>
        <translation>행의 칸 수가 {expected}개가 아니라 {found}개입니다</translation>
    </message>
    <message>
        <source>A quotation mark is not closed</source>
        <translation>따옴표가 닫히지 않았습니다</translation>
    </message>
    <message>
        <source>Row holds bytes that are not text in the table&apos;s encoding</source>
        <translation>행에 표의 인코딩으로 읽을 수 없는 바이트가 있습니다</translation>
    </message>
    <message>
        <source>Not a table of fields and values</source>
        <translation>필드와 값으로 된 표가 아닙니다</translation>
    </message>
    <message>
        <source>There must be at least one of: {fields}</source>
        <translation>다음 중 하나는 있어야 합니다: {fields}</translation>
    </message>
    <message>
        <source>Unknown field {field}, the most similar one is {near}</source>
        <translation>알 수 없는 필드 {field}입니다. 가장 비슷한 필드는 {near}입니다</translation>
    </message>
    <message>
        <source>Field topics must be a table of names and numbers</source>
        <translation>topics 필드는 이름과 숫자로 된 표여야 합니다</translation>
    </message>
    <message>
        <source>More than {most} topics, those after them are left out</source>
        <translation>주제가 {most}개를 넘어 나머지는 제외했습니다</translation>
    </message>
    <message>
        <source>Message cannot be read: {reason}</source>
        <translation>메시지를 읽을 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>Broker refuses this topic: {reason}</source>
        <translation>브로커가 이 토픽을 거부했습니다: {reason}</translation>
    </message>
    <message>
        <source>It has neither a name nor an id nor a place</source>
        <translation>이름, ID, 위치 설명이 모두 없습니다</translation>
    </message>
    <message>
        <source>Not an entry of a camera: other cells than the first line has, or no feature</source>
        <translation>카메라 항목이 아닙니다. 첫 줄과 칸 수가 다르거나 피처가 아닙니다</translation>
    </message>
    <message>
        <source>Not an object with fields</source>
        <translation>필드가 있는 객체가 아닙니다</translation>
    </message>
    <message>
        <source>It has no name</source>
        <translation>이름이 없습니다</translation>
    </message>
    <message>
        <source>Not a position in Korea: WGSXPT {x}, WGSYPT {y}</source>
        <translation>한국 안의 위치가 아닙니다: WGSXPT {x}, WGSYPT {y}</translation>
    </message>
    <message>
        <source>Not a position: latitude {latitude}, longitude {longitude}</source>
        <translation>위치가 아닙니다: 위도 {latitude}, 경도 {longitude}</translation>
    </message>
    <message>
        <source>Its address is not one that this program can open</source>
        <translation>이 프로그램으로 열 수 없는 주소입니다</translation>
    </message>
    <message>
        <source>Its address does not tell how to read it</source>
        <translation>주소만으로는 영상 방식을 알 수 없습니다</translation>
    </message>
    <message>
        <source>Another camera of the list is known by the same: {id}</source>
        <translation>목록의 다른 카메라와 식별자가 같습니다: {id}</translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>There is no layout {number}, the city has {count}</source>
        <translation>{number}번 레이아웃이 없습니다. 등록된 레이아웃: {count}개</translation>
    </message>
    <message>
        <source>There is no scene {number}, this wall has {count}</source>
        <translation>{number}번 장면이 없습니다. 이 상황판의 장면은 {count}개입니다</translation>
    </message>
    <message>
        <source>There is no screen {number}, this wall has {count}</source>
        <translation>{number}번 화면이 없습니다. 이 상황판의 화면은 {count}개입니다</translation>
    </message>
    <message>
        <source>Screen {number} has no tile for a camera</source>
        <translation>{number}번 화면에 카메라를 놓을 칸이 없습니다</translation>
    </message>
    <message>
        <source>No tour has begun</source>
        <translation>진행 중인 순회가 없습니다</translation>
    </message>
    <message>
        <source>There is nothing to undo</source>
        <translation>되돌릴 작업이 없습니다</translation>
    </message>
    <message>
        <source>There is nothing to do again</source>
        <translation>다시 할 것이 없습니다</translation>
    </message>
    <message>
        <source>Revision {revision} cannot be undone</source>
        <translation>{revision}번 변경은 되돌릴 수 없습니다</translation>
    </message>
    <message>
        <source>{by} has changed the same since, look again</source>
        <translation>그 뒤에 {by} 님이 같은 곳을 바꾸었습니다. 다시 확인하세요</translation>
    </message>
    <message>
        <source>Revision {revision} is too long ago to tell what has changed since, look again</source>
        <translation>{revision}번 변경은 너무 오래되어 그 뒤의 변경을 알 수 없습니다. 다시 확인하세요</translation>
    </message>
    <message>
        <source>The journal cannot be written, changes are shown and not kept: {reason}</source>
        <translation>기록을 남길 수 없습니다. 변경은 보이지만 저장되지 않습니다: {reason}</translation>
    </message>
    <message>
        <source>The journal was damaged and is kept as {file}; a new one has begun</source>
        <translation>기록이 손상되어 {file}에 따로 두고 새로 시작했습니다</translation>
    </message>
    <message>
        <source>The journal is written again</source>
        <translation>기록을 다시 남깁니다</translation>
    </message>
    <message>
        <source>There is no screen {id}; there are: {known}</source>
        <translation>{id} 화면이 없습니다. 있는 화면: {known}</translation>
    </message>
    <message>
        <source>There is no layout {id}</source>
        <translation>{id} 배치가 없습니다</translation>
    </message>
    <message>
        <source>There is no scene {id}</source>
        <translation>{id} 장면이 없습니다</translation>
    </message>
    <message>
        <source>There is no tour {id}</source>
        <translation>{id} 순회가 없습니다</translation>
    </message>
    <message>
        <source>There is no camera {id}</source>
        <translation>{id} 카메라가 없습니다</translation>
    </message>
    <message>
        <source>Screen {screen} has no tile {tile}, its layout has {count}</source>
        <translation>{screen} 화면에 {tile}번 칸이 없습니다. 이 배치의 칸은 {count}개입니다</translation>
    </message>
    <message>
        <source>Tile {tile} of screen {screen} shows a panel, no camera can be put there</source>
        <translation>{screen} 화면의 {tile}번 칸은 패널이어서 카메라를 놓을 수 없습니다</translation>
    </message>
    <message>
        <source>Tile {tile} of screen {screen} is empty</source>
        <translation>{screen} 화면의 {tile}번 칸이 비어 있습니다</translation>
    </message>
    <message>
        <source>Screen {screen} shows the nearest cameras, leave them first</source>
        <translation>{screen} 화면이 가까운 카메라를 보이고 있습니다. 먼저 되돌아가세요</translation>
    </message>
    <message>
        <source>The scene {id} is of screens that this wall does not have: {screens}</source>
        <translation>{id} 장면의 화면이 이 상황판에 없습니다: {screens}</translation>
    </message>
    <message>
        <source>The tour {id} has not begun</source>
        <translation>{id} 순회가 시작되지 않았습니다</translation>
    </message>
    <message>
        <source>The tour {id} has {count} steps</source>
        <translation>{id} 순회의 단계는 {count}개입니다</translation>
    </message>
    <message>
        <source>Every camera of the tour {id} is lost, it stays where it is</source>
        <translation>{id} 순회의 카메라가 모두 끊겨 그대로 머무릅니다</translation>
    </message>
    <message>
        <source>Must lie inside the picture and be at least a hundredth of it</source>
        <translation>영상 안에 있고 그 백분의 일 이상이어야 합니다</translation>
    </message>
    <message>
        <source>{id} of the schedule is over, what it showed stays: it was changed meanwhile</source>
        <translation>일정의 {id} 항목이 끝났지만 그사이 화면이 바뀌어 표시하던 내용을 그대로 둡니다</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Connecting</source>
        <translation>연결 중</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>정지 화면</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>끊김</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>접속 거부</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>가림</translation>
    </message>
    <message>
        <source>No picture kept</source>
        <translation>저장된 사진 없음</translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation>권한 없음</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>print one JSON document</source>
        <translation>JSON 문서 하나로 출력</translation>
    </message>
    <message>
        <source>name of the wall, where several run</source>
        <translation>상황판이 여럿일 때 조회할 상황판의 이름</translation>
    </message>
    <message>
        <source>No wall named {instance} is running, start one with: controlroom run</source>
        <translation>실행 중인 상황판이 없습니다({instance}). 시작: controlroom run</translation>
    </message>
    <message>
        <source>Not asked: the name {instance} is taken by a process of another user (id {user}), not by your wall</source>
        <translation>묻지 않았습니다. {instance} 이름은 이 사용자의 상황판이 아니라 다른 사용자(id {user})의 프로세스가 쓰고 있습니다</translation>
    </message>
    <message>
        <source>give these cameras a sub stream: {cameras}</source>
        <translation>다음 카메라에 보조 영상 스트림을 등록하세요: {cameras}</translation>
    </message>
    <message>
        <source>use a graphics card that decodes, none works here</source>
        <translation>디코딩이 가능한 그래픽 카드를 사용하세요. 현재 동작하는 카드가 없습니다</translation>
    </message>
    <message>
        <source>show fewer cameras at once, the computer is at its limit</source>
        <translation>동시에 표시하는 카메라 수를 줄이세요. 컴퓨터가 한계에 이르렀습니다</translation>
    </message>
    <message>
        <source>look at the network of these cameras: {cameras}</source>
        <translation>다음 카메라의 네트워크를 점검하세요: {cameras}</translation>
    </message>
</context>
<context>
    <name>try</name>
    <message>
        <source>kind of the source, or the id of one of the city&apos;s; controlroom sources --kinds tells</source>
        <translation>출처 종류 또는 도시에 있는 출처의 id. controlroom sources --kinds로 확인</translation>
    </message>
    <message>
        <source>what stands in a source&apos;s file, such as address=https://example.org/data.json</source>
        <translation>출처 파일에 적는 항목. 예: address=https://example.org/data.json</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>JSON 문서 하나로 출력</translation>
    </message>
    <message>
        <source>show as many rows of each table (default: 20); 0 shows all</source>
        <translation>표마다 보여 줄 행 수(기본값 20). 0이면 모두</translation>
    </message>
    <message>
        <source>There is no kind and no source {name}; nearest: {nearest}</source>
        <translation>{name}(이)라는 종류도 출처도 없습니다. 비슷한 이름: {nearest}</translation>
    </message>
    <message>
        <source>Not of the form KEY=VALUE: {text}</source>
        <translation>KEY=VALUE 형식이 아닙니다: {text}</translation>
    </message>
    <message>
        <source>{key}: {reason}</source>
        <translation>{key}: {reason}</translation>
    </message>
    <message>
        <source>listen for so long to a source that sends by itself (default: 10)</source>
        <translation>스스로 보내는 출처를 듣는 시간(초, 기본값 10)</translation>
    </message>
    <message>
        <source>{count} samples</source>
        <translation>표본 {count}개</translation>
    </message>
    <message>
        <source>{count} events</source>
        <translation>사건 {count}개</translation>
    </message>
    <message>
        <source>{count} cameras</source>
        <translation>카메라 {count}대</translation>
    </message>
    <message>
        <source>{count} rows left out</source>
        <translation>제외한 행 {count}개</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… 외 {count}개</translation>
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
        <translation>{min}분 {s}초</translation>
    </message>
    <message>
        <source>{h} h {min} min</source>
        <translation>{h}시간 {min}분</translation>
    </message>
    <message>
        <source>{d} d {h} h</source>
        <translation>{d}일 {h}시간</translation>
    </message>
    <message>
        <source>{min} min</source>
        <translation>{min}분</translation>
    </message>
    <message>
        <source>{h} h</source>
        <translation>{h}시간</translation>
    </message>
    <message>
        <source>{d} d</source>
        <translation>{d}일</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s}초</translation>
    </message>
</context>
<context>
    <name>values</name>
    <message>
        <source>Source does not send this value</source>
        <translation>출처에서 이 값을 제공하지 않습니다</translation>
    </message>
    <message>
        <source>Source has no value now</source>
        <translation>현재 출처에 값이 없습니다</translation>
    </message>
    <message>
        <source>Source sends words instead of a number</source>
        <translation>숫자 대신 문구가 수신되었습니다</translation>
    </message>
    <message>
        <source>Source sends something that is not a number</source>
        <translation>숫자로 볼 수 없는 값이 수신되었습니다</translation>
    </message>
</context>
<context>
    <name>verbs</name>
    <message>
        <source>Enlarge, again to return</source>
        <translation>확대(다시 누르면 원래대로)</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>Save the picture with time and name</source>
        <translation>시각과 이름을 넣어 영상 저장</translation>
    </message>
    <message>
        <source>Acknowledge the alarm</source>
        <translation>경보 확인</translation>
    </message>
    <message>
        <source>Next alarm</source>
        <translation>다음 경보</translation>
    </message>
    <message>
        <source>Show the four nearest cameras</source>
        <translation>가까운 카메라 4대 보기</translation>
    </message>
    <message>
        <source>Search cameras</source>
        <translation>카메라 검색</translation>
    </message>
    <message>
        <source>Replace the camera</source>
        <translation>카메라 교체</translation>
    </message>
    <message>
        <source>Empty the cell</source>
        <translation>칸 비우기</translation>
    </message>
    <message>
        <source>Undo, 100 steps</source>
        <translation>되돌리기(100단계)</translation>
    </message>
    <message>
        <source>Do again what was undone</source>
        <translation>되돌린 것을 다시 하기</translation>
    </message>
    <message>
        <source>Save this arrangement in the layout&apos;s file</source>
        <translation>이 배치를 레이아웃 파일에 저장</translation>
    </message>
    <message>
        <source>Hold the tours, again to let them go on</source>
        <translation>순회 멈춤, 다시 누르면 계속</translation>
    </message>
    <message>
        <source>Privacy curtain for every camera</source>
        <translation>전체 영상 가림</translation>
    </message>
    <message>
        <source>Show the number of each screen</source>
        <translation>화면 번호 표시</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>All shortcuts</source>
        <translation>단축키 전체</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>방향키</translation>
    </message>
    <message>
        <source>Move the selection</source>
        <translation>선택 이동</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1~9</translation>
    </message>
    <message>
        <source>Scene 1 to 9, without scenes page 1 to 9</source>
        <translation>장면 1~9, 장면이 없으면 페이지 1~9</translation>
    </message>
    <message>
        <source>Shift 1 to 9</source>
        <translation>Shift 1~9</translation>
    </message>
    <message>
        <source>Show the camera on screen 1 to 9</source>
        <translation>카메라를 1~9번 화면에 보이기</translation>
    </message>
    <message>
        <source>Press the header</source>
        <translation>머리글 누르기</translation>
    </message>
    <message>
        <source>Choose a page</source>
        <translation>페이지 고르기</translation>
    </message>
    <message>
        <source>Digits of the numeric keypad, Enter</source>
        <translation>숫자 키패드의 번호, Enter</translation>
    </message>
    <message>
        <source>Call that camera</source>
        <translation>그 카메라 부르기</translation>
    </message>
    <message>
        <source>Camera number</source>
        <translation>카메라 번호 입력</translation>
    </message>
    <message>
        <source>Select that camera</source>
        <translation>해당 카메라 선택</translation>
    </message>
    <message>
        <source>Double click, Enter</source>
        <translation>두 번 클릭, Enter</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>마우스 휠</translation>
    </message>
    <message>
        <source>Zoom into the picture</source>
        <translation>영상 확대·축소</translation>
    </message>
    <message>
        <source>Drag when zoomed</source>
        <translation>확대한 영상 끌기</translation>
    </message>
    <message>
        <source>Move the part shown</source>
        <translation>보이는 부분 이동</translation>
    </message>
    <message>
        <source>Drag tile on tile</source>
        <translation>타일을 타일로 끌기</translation>
    </message>
    <message>
        <source>Swap the cameras</source>
        <translation>카메라 자리 바꾸기</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>오른쪽 클릭</translation>
    </message>
    <message>
        <source>The same actions as a menu</source>
        <translation>같은 기능의 메뉴</translation>
    </message>
</context>
</TS>
