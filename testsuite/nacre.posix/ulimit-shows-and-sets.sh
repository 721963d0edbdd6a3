# portable
ulimit -n 100; ulimit -n
ulimit -Sn 50; ulimit -n; ulimit -Hn
ulimit -S -n 60; ulimit -Sn
ulimit -f 1000; ulimit; ulimit -f
ulimit -t unlimited; ulimit -t
(ulimit -n 20; ulimit -n); ulimit -Hn
