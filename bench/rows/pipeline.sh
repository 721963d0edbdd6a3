# 500 pipelines of three programs.
# goal: 1.00 dash, 1.05 floor
# floor: pipeline 500
i=0
while [ "$i" -lt 500 ]; do
    /bin/true | /bin/true | /bin/true
    i=$((i+1))
done
