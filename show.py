import pickle,sys
a=pickle.load(open(sys.argv[1],'rb'))
for repo,path,pl,jl,num,src,js,msg in sorted(a,key=lambda x:(x[4],x[0])):
    print(num,repo.split('/')[1][:14],path[-28:],pl,'|',msg[:110],'|',src[:75],'|',js[:75])
