env 'a.b=dotted' '9=nine' '!=bang' "$NACRE" -c '
    getenv a.b; getenv 9; getenv !; env | grep -e "^a.b" -e "^9" -e "^!" | sort; echo
    setenv a.b changed; setenv x-y new; unsetenv 9; env | grep -e "^a.b" -e "^9" -e "^x-y" | sort; echo
    environ | grep -e "^a.b" -e "^x-y"
    exec env' | grep -e '^a.b' -e '^9' -e '^!' -e '^x-y' | sort
echo 'twice in one environment:'
env -i 'a.b=1' "$NACRE" -c 'setenv a.b 2; setenv a.b 3; environ' | grep a.b
