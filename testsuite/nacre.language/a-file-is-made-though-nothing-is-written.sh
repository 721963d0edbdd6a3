# portable
>a; : >b; >c >d 
2>e false; echo $?
nosuch=$(exit 3) >f; echo $?
ls
x=y >g; echo $x
