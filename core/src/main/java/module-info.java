/** Builds and runs networks of spiking and rate neurons, on nothing but {@code java.base}. */
module lanewise.core {
    exports lanewise.analysis;
    exports lanewise.analysis.picture;
    exports lanewise.build;
    exports lanewise.diagnose;
    exports lanewise.error;
    exports lanewise.graph;
    exports lanewise.io;
    exports lanewise.kernel;
    exports lanewise.math;
    exports lanewise.model;
    exports lanewise.model.distribution;
    exports lanewise.model.function;
    exports lanewise.model.learning;
    exports lanewise.model.neuron;
    exports lanewise.model.process;
    exports lanewise.model.solver;
    exports lanewise.model.synapse;
    exports lanewise.model.transform;
    exports lanewise.network;
    exports lanewise.network.layer;
    exports lanewise.network.spa;
    exports lanewise.plan;
    exports lanewise.sim;
    exports lanewise.train;
    exports lanewise.train.loss;
    exports lanewise.train.optimizer;
    exports lanewise.train.schedule;

    uses lanewise.kernel.KernelsProvider;
}
