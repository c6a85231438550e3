// Something to call that its caller keeps alive: a lambda that is handed down and not kept.
#pragma once

namespace mooring {

class FunctionRef {
public:
    template <class Function>
    // NOLINTNEXTLINE(google-explicit-constructor): stands where a lambda is written
    FunctionRef(const Function& function)
        : function_(&function),
          call_([](const void* called) { (*static_cast<const Function*>(called))(); }) {}

    void operator()() const { call_(function_); }

private:
    const void* function_;
    void (*call_)(const void*);
};

}  // namespace mooring
