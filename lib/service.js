// The service manager that started the program, systemd (API document, "Services").
"use strict";

const native = binding("service");

// node.listenDescriptors: [{ fd, name }, ...], the sockets that listen already; each is what listen()
// takes.
const listenDescriptors = native.descriptors().map(([fd, name]) => ({ fd, name }));

// node.serviceReady(): reports that the program is ready to serve. The first listen() does so by itself.
// Throws the system's Error where the report cannot be sent.
function serviceReady() {
  native.ready();
}

return { listenDescriptors, serviceReady };
