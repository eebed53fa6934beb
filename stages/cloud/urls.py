from django.urls import path

from stages.cloud import views

urlpatterns = [
    path("partnerships/<int:pk>/cloud/", views.cloud, name="cloud"),
    path("partnerships/<int:pk>/cloud/nodes.csv", views.export, {"kind": "nodes"}, name="cloud-nodes"),
    path("partnerships/<int:pk>/cloud/edges.csv", views.export, {"kind": "edges"}, name="cloud-edges"),
    path("partnerships/<int:pk>/cloud/graph.graphml", views.export, {"kind": "graph"}, name="cloud-graph"),
    path("partnerships/<int:pk>/grounds/", views.grounds, name="trust-grounds"),
]
