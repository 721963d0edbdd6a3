# portable
# locale: C
x='é日'
echo ${#x} 
case é in ??) echo two;; ?) echo one;; esac
